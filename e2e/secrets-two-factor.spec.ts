import { findBrowser, launchFlags } from '../scripts/browser.ts'
import { findSecret, listenToConsole } from './canaries.ts'
import { expect, test } from './fixtures.ts'
import { secretsInHeap, wholeStrings } from './heap.ts'
import { replacePage, savedCodes, securityPage, setUpPage } from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

const executablePath = findBrowser()
test.use({
  launchOptions: {
    args: [...launchFlags, wholeStrings],
    ...(executablePath && { executablePath }),
  },
})

// A snapshot takes seconds, and the machine may be busy.
test.slow()

const password = 'canary-indigo-7'
const minutes = 60_000

test('of a set-up nothing secret outlives its step', async ({
  page,
  account,
  panel,
  signedIn,
}) => {
  panel.control.setPassword(account.id, password)
  await signedIn()
  const said = listenToConsole(page)
  const { key, scanned, code, password: field } = setUpPage(page)
  await page.goto('/security')
  await securityPage(page).setUp.press('Enter')
  const grouped = await key.innerText()
  const secret = panel.control.twoFactorSecret(account.id) ?? ''
  expect(grouped.replaceAll(' ', '')).toBe(secret)
  // On screen, and in the link for an app; nowhere else.
  expect(await findSecret(page, secret, said)).toEqual(['document'])

  await scanned.press('Enter')
  await expect(code).toBeFocused()
  const wrong = codeAt(secret, Date.now() - 20 * minutes)
  await page.keyboard.type(wrong)
  await field.focus()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/20 minutes behind/)).toBeVisible()
  await expect(code).toBeFocused()
  const right = codeAt(secret, Date.now())
  await page.keyboard.type(`${right.slice(0, 3)} ${right.slice(3)}`)

  const sent = Promise.withResolvers<void>()
  const mayAnswer = Promise.withResolvers<void>()
  await page.route('**/account/two-factor', async (route) => {
    sent.resolve()
    await mayAnswer.promise
    await route.continue()
  })
  await page.keyboard.press('Enter')
  await sent.promise
  expect(await findSecret(page, secret, said)).toEqual(['document'])
  expect(await findSecret(page, password, said)).toEqual(['values of fields'])
  mayAnswer.resolve()

  const { dialog, codes, typed, done } = savedCodes(page)
  await expect(dialog).toBeVisible()
  const recovery = await codes()
  const [first = ''] = recovery
  expect(recovery).toHaveLength(10)
  for (const each of [secret, grouped, password])
    expect(await findSecret(page, each, said)).toEqual([])
  expect(await findSecret(page, first, said)).toEqual(['document'])
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
  const { dialog, codes, typed, done } = savedCodes(page)
  await expect(dialog).toBeVisible()
  const recovery = await codes()
  expect(await findSecret(page, password, said)).toEqual([])
  await typed.focus()
  await page.keyboard.type(recovery[3] ?? '')
  await done.press('Enter')
  await expect(securityPage(page).heading).toBeFocused()
  const all = [password, code, ...recovery]
  for (const each of all) expect(await findSecret(page, each, said)).toEqual([])
  await page.keyboard.press('Tab')
  expect(await secretsInHeap(page, all)).toEqual([])
})
