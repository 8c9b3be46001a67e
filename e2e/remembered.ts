import type { BrowserContext } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'

/** A browser on the day after: its session has run out, the cookie that remembers is left. */
export async function remembered(
  context: BrowserContext,
  panel: Panel,
  account: PanelAccount,
  url: string,
) {
  const { cookie } = panel.control.createSession(account.id, { remember: true })
  const [name = '', value = ''] =
    cookie
      .split('; ')
      .find((pair) => pair.startsWith('remember_'))
      ?.split(/=(.*)/s) ?? []
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
}
