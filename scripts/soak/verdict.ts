import { expect, type Locator, type Page } from '@playwright/test'

import { apiKeysPage, openRow, sshKeysPage } from '../../e2e/key-places.ts'
import { securityPage } from '../../e2e/security-places.ts'
import type { Stage } from '../bench/stage.ts'
import { goTo } from './moment.ts'
import { dialogOnTop } from './on-top.ts'

/** In the page: what says that it is still busy, or lies over it; nothing of it may stay. */
function findStuck(): string[] {
  const visible = (element: Element) => element.getClientRects().length > 0
  const said = (what: string) => (element: Element) =>
    `${what} “${element.textContent.trim().slice(0, 60)}”`
  const all = (selector: string, what: string) =>
    [...document.querySelectorAll(selector)].filter(visible).map(said(what))
  return [
    ...all('dialog[open]', 'the dialog'),
    ...all('[aria-disabled="true"], :disabled', 'the button'),
    ...all('[aria-busy="true"]', 'the busy part'),
    ...all('[role="alert"]', 'the alert'),
    ...[...document.querySelectorAll('p, [role="status"]')]
      .filter(
        (element) =>
          visible(element) &&
          /^(Loading|Asking the panel)…$/.test(element.textContent.trim()),
      )
      .map(said('the line')),
  ]
}

/** What stays on a page that nothing should: dialogs, alerts, disabled buttons, what is on its way. */
export const stuckOn = (page: Page): Promise<string[]> => page.evaluate(findStuck)

/** Whether something was sent and is not answered yet, as far as a person can see: what lies under a dialog waits for it. */
export async function isBusy(page: Page): Promise<boolean> {
  const place = (await dialogOnTop(page)) ?? page.locator('body')
  const busy = place.locator('[aria-disabled="true"], [aria-busy="true"]')
  return (await busy.filter({ visible: true }).count()) > 0
}

/** What these rows say, each with what stands in it once it is opened. */
async function readRows(rows: readonly Locator[]): Promise<string[]> {
  const said: string[] = []
  for (const row of rows) {
    const opened = await openRow(row)
    // Its code comes a moment later.
    await opened.getByRole('term').first().waitFor()
    said.push(`${await row.innerText()}\n${await opened.innerText()}`)
  }
  return said
}

/** What a key is called, and what tells it from all others. */
type Known = { name: string; mark: string }

/** In what a list of keys differs from the database. */
async function compare(
  page: Page,
  section: 'API keys' | 'SSH keys',
  known: readonly Known[],
): Promise<string[]> {
  await goTo(page, section, true)
  const { rows: shown } = section === 'API keys' ? apiKeysPage(page) : sshKeysPage(page)
  const rows = await readRows(await shown.all())
  const isOf =
    (row: string) =>
    ({ name, mark }: Known) =>
      row.includes(name) && row.includes(mark)
  const missing = known.filter((key) => !rows.some((row) => isOf(row)(key)))
  const extra = rows.filter((row) => !known.some(isOf(row)))
  return [
    ...missing.map(
      ({ name, mark }) =>
        `${section}: ${name} (${mark}) is in the database and not on screen`,
    ),
    ...extra.map(
      (row) => `${section}: “${row.split('\n')[0]}” is on screen and not in the database`,
    ),
  ]
}

/** In what a tab differs from the database, in words; it is left on the profile. */
export async function differences(
  page: Page,
  { panel, account }: Stage,
): Promise<string[]> {
  const { apiKeys, sshKeys } = panel.control.keysOf(account.id)
  const differing = [
    ...(await compare(
      page,
      'API keys',
      apiKeys.map(({ description, identifier }) => ({
        name: description,
        mark: identifier,
      })),
    )),
    ...(await compare(
      page,
      'SSH keys',
      sshKeys.map(({ name, fingerprint }) => ({ name, mark: fingerprint })),
    )),
  ]
  await goTo(page, 'Security', true)
  const { setUp, turnOff } = securityPage(page)
  const isOn = panel.control.hasTwoFactor(account.id)
  if (!(await (isOn ? turnOff : setUp).isVisible()))
    differing.push(`Security: two-factor is ${isOn ? 'on' : 'off'}, and not so on screen`)
  await goTo(page, 'Profile', true)
  const email = panel.control.findAccount(account.username)?.email ?? ''
  const main = await page.getByRole('main').innerText()
  if (!main.includes(email))
    differing.push(`Profile: ${email} is in the database and not on screen`)
  return differing
}

/** Megabytes of JavaScript that a page keeps after what nobody needs was thrown away, once that is the same twice. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  let weight = Infinity
  await expect
    .poll(
      async () => {
        const before = weight
        // Some things are let go only by what the first round runs.
        for (let round = 0; round < 3; round++)
          await session.send('HeapProfiler.collectGarbage')
        const { usedSize } = await session.send('Runtime.getHeapUsage')
        weight = usedSize / 1e6
        return Math.abs(weight - before)
      },
      { timeout: 30_000, intervals: [300] },
    )
    .toBeLessThan(0.05)
  await session.detach()
  return weight
}
