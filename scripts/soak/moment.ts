import type { Locator, Page } from '@playwright/test'

import { codeAt } from '../../e2e/sign-in-codes.ts'
import type { Chance } from '../../panel/seed-chance.ts'
import type { Panel, PanelAccount } from '../../panel/types.ts'

/** What a person knows while they do one thing on one tab. */
export type Moment = {
  page: Page
  panel: Panel
  account: PanelAccount
  /** What they believe their password to be, in every tab. */
  belief: { password: string }
  chance: Chance
  /** Counts what they do, so that each thing they make has a name of its own. */
  step: number
}

export type Task = (moment: Moment) => Promise<void>

export const sections = ['Profile', 'Security', 'API keys', 'SSH keys', 'Activity'] as const

/** The password that they have not got, of the two between which they change. */
export const otherPassword = ({ account, belief }: Moment) =>
  belief.password === account.password ? 'copper lantern otter' : account.password

/** The password they type: mostly what they believe, at times the other, since an answer may have been lost. */
export const passwordOf = (moment: Moment) =>
  moment.chance.next() < 0.8 ? moment.belief.password : otherPassword(moment)

/** What their app shows for a secret, which is read from the panel once it is set up; the code before and after count as well. */
export function codeOf(
  { panel, account, chance }: Moment,
  secret = panel.control.twoFactorSecret(account.id),
): string {
  const at = panel.control.now() + 30_000 * chance.whole(-1, 1)
  return secret === null ? '000000' : codeAt(secret, at)
}

/** One of what is there, `null` for nothing. */
export async function oneOf(locator: Locator, chance: Chance): Promise<Locator | null> {
  const count = await locator.count()
  return count === 0 ? null : locator.nth(chance.whole(0, count - 1))
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/**
 * Goes to a section by the navigation, as people do; `decided` to leave what is not saved, where the page asks. Throws when
 * the page does not come.
 */
export async function goTo(
  page: Page,
  section: (typeof sections)[number],
  decided = false,
): Promise<void> {
  await page.getByRole('link', { name: section, exact: true }).first().click()
  const arrived = heading(page, section)
  const leave = page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true })
  if (decided) {
    await arrived.or(leave).first().waitFor()
    if (await leave.isVisible()) await leave.click()
  }
  await arrived.waitFor()
}
