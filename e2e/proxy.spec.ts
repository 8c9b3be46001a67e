import { join } from 'node:path'

import { createPanel } from '../panel/panel.ts'
import { listen } from '../server/listen.ts'
import { createProxy } from '../server/proxy.ts'
import { createSite } from '../server/site.ts'
import { serveAsPanelExample } from '../server/testing/tls-panel.ts'
import { expect, test } from './fixtures.ts'
import { profileHeading, signInForm } from './places.ts'

/** What a careful panel behind TLS makes of its session's cookie: browsers take such a name from TLS alone. */
const careful = (cookie: string) =>
  cookie.startsWith('XSRF-TOKEN=') ? `${cookie}; Secure` : `__Host-${cookie}; Secure`

test('at plain http, somebody signs in to a panel behind TLS, which hears of no other cookie', async ({
  page,
  context,
}) => {
  const seen: string[] = []
  const panel = createPanel({ database: ':memory:', settings: { hashCost: 2 } })
  const world = await serveAsPanelExample(async (request) => {
    const cookies = request.headers.get('cookie') ?? ''
    seen.push(cookies)
    const asked = request.clone()
    asked.headers.set('cookie', cookies.replaceAll('__Host-', ''))
    const answer = await panel.fetch(asked)
    const headers = new Headers(answer.headers)
    headers.delete('set-cookie')
    for (const cookie of answer.headers.getSetCookie())
      headers.append('set-cookie', careful(cookie))
    return new Response(answer.body, { status: answer.status, headers })
  })
  panel.control.set({ url: world.target.origin })
  const account = panel.control.createAccount({
    username: 'una',
    email: 'una@example.com',
    password: 'correct horse',
  })
  const dist = join(import.meta.dirname, '..', 'dist')
  const backend = createProxy(world)
  const site = createSite({ dist, auth: 'session', panelName: 'Panel', backend })
  const { origin, close } = await listen(site, 0)
  try {
    await context.addCookies([{ name: 'jupyter_session', value: 'theirs', url: origin }])
    await page.goto(`${origin}/sign-in`)
    await signInForm(page).submit(account.username, account.password)
    await expect(profileHeading(page)).toBeVisible()
    await page.reload()
    await expect(profileHeading(page)).toBeVisible()
    expect(seen.join(' ')).toContain('__Host-pterodactyl_session=')
    expect(seen.join(' ')).not.toContain('jupyter_session')
  } finally {
    await close()
    world.close()
    panel.close()
  }
})
