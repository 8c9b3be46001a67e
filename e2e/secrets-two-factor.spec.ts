import type { Page } from '@playwright/test'

import { findSecret, listenToConsole } from './canaries.ts'
import { expect, test } from './fixtures.ts'
import { secretsInHeap, wholeStrings } from './heap.ts'
import {
  replacePage,
  savedCodes,
  securityPage,
  setUpPage,
  shownKey,
} from './security-places.ts'
import { codeAt, settle } from './sign-in-codes.ts'

test.use({ launchOptions: wholeStrings })

// A snapshot takes seconds, and the machine may be busy.
test.slow()

const password = 'canary-indigo-7'
const minutes = 60_000

/** Lets what is asked about two-factor through, except from `begin` to `end`. */
async function holdAnswers(page: Page) {
  let waiting: (() => void)[] | null = null
  await page.route('**/account/two-factor', async (route) => {
    await new Promise<void>((go) => (waiting ? waiting.push(go) : go()))
    await route.continue()
  })
  return {
    begin: () => void (waiting = []),
    count: () => waiting?.length ?? 0,
    end() {
      for (const go of waiting ?? []) go()
      waiting = null
    },
  }
}

test('of a set-up nothing secret outlives its step', async ({
  page,
  account,
  panel,
  signedIn,
}) => {
  settle(panel)
  panel.control.setPassword(account.id, password)
  await signedIn()
  const said = listenToConsole(page)
  const { code, password: field } = setUpPage(page)
  // From the beginning: a request that leaves just as interception is turned on may pass by it.
  const held = await holdAnswers(page)
  await page.goto('/security')
  await securityPage(page).setUp.press('Enter')
  const grouped = await shownKey(page)
  const secret = panel.control.twoFactorSecret(account.id) ?? ''
  expect(grouped.replaceAll(' ', '')).toBe(secret)
  // On screen, and in the link for an app; nowhere else.
  expect(await findSecret(page, secret, said)).toEqual(['document'])

  await expect(code).toBeFocused()
  // In the middle of its period, so that it is 20 minutes old however long typing takes.
  const wrong = codeAt(secret, panel.control.now() - 20 * minutes)
  await page.keyboard.type(wrong)
  await field.focus()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/20 minutes behind/)).toBeVisible()
  await expect(code).toBeFocused()
  const right = codeAt(secret, panel.control.now())
  await page.keyboard.type(`${right.slice(0, 3)} ${right.slice(3)}`)

  held.begin()
  await page.keyboard.press('Enter')
  await expect.poll(held.count).toBe(1)
  expect(await findSecret(page, secret, said)).toEqual(['document'])
  expect(await findSecret(page, password, said)).toEqual(['values of fields'])
  held.end()

  const { dialog, codes, fold, spell, spelled, typed, done } = savedCodes(page)
  await expect(dialog).toBeVisible()
  const recovery = await codes()
  const [first = ''] = recovery
  expect(recovery).toHaveLength(10)
  for (const each of [secret, grouped, password])
    expect(await findSecret(page, each, said)).toEqual([])
  expect(await findSecret(page, first, said)).toEqual(['document'])
  await spell.press('Enter')
  await expect(spelled).toBeVisible()
  await fold.press('Enter')
  await typed.focus()
  await page.keyboard.type(first)
  await done.press('Enter')
  await expect(securityPage(page).heading).toBeFocused()

  const all = [secret, grouped, password, wrong, right, ...recovery]
  for (const each of all) expect(await findSecret(page, each, said)).toEqual([])
  // Until focus moves on, React holds the field that had it last, and by it the form.
  await page.keyboard.press('Tab')
  expect(await secretsInHeap(page, all)).toEqual([])
})

test('of new recovery codes nothing outlives their dialog', async ({
  page,
  account,
  panel,
  signedIn,
}) => {
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  panel.control.setPassword(account.id, password)
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5fG7h'] })
  await signedIn()
  const said = listenToConsole(page)
  await page.goto('/security/recovery-codes')
  const form = replacePage(page)
  await form.code.focus()
  const code = codeAt(secret, Date.now())
  await page.keyboard.type(code)
  await form.password.focus()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  const { dialog, codes, fold, spell, spelled, typed, done } = savedCodes(page)
  await expect(dialog).toBeVisible()
  const recovery = await codes()
  expect(await findSecret(page, password, said)).toEqual([])
  await spell.press('Enter')
  await expect(spelled).toBeVisible()
  await fold.press('Enter')
  await typed.focus()
  await page.keyboard.type(recovery[3] ?? '')
  await done.press('Enter')
  await expect(securityPage(page).heading).toBeFocused()
  const all = [password, code, ...recovery]
  for (const each of all) expect(await findSecret(page, each, said)).toEqual([])
  await page.keyboard.press('Tab')
  expect(await secretsInHeap(page, all)).toEqual([])
})
