import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { resetForAnotherAccount } from '#src/app/another-account.ts'
import { una } from '#src/test/account.ts'
import { setWriteTimeout } from '#src/test/impatient.ts'
import { findSecret } from '#src/test/leaks.ts'
import { calls, refusing, type Rewriting } from '#src/test/panel.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

import { setUpOf } from './flow.ts'
import {
  answering,
  codeField,
  openSetUp,
  passwordField,
  scanStep,
  setUpButton,
} from './testing/open.ts'

/** The code that an app with this entry shows now. */
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate()
/** One that no panel takes around now. */
function wrongCodeOf(secret: string) {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const guesses = Array.from({ length: 50 }, (_, at) => String(111_111 + at))
  return guesses.find((token) => totp.validate({ token, window: 20 }) === null) ?? ''
}

/** At the second step, with what the secret is. */
async function openConfirm() {
  const page = await openSetUp('/security')
  await page.person.click(await setUpButton())
  await scanStep()
  await codeField()
  return { ...page, told: page.secret() }
}

/** The dialog with the recovery codes, and which they are. */
async function recoveryCodes() {
  const dialog = await screen.findByRole('alertdialog', {
    name: 'Two-factor is on. One last thing.',
  })
  const list = within(dialog).getByRole('list', { name: 'Recovery codes' })
  const items = within(list).getAllByRole('listitem')
  return { dialog, codes: items.map((each) => each.textContent.trim()) }
}

/** What is selected of what has focus. */
function selected(): string | null {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement)) return null
  return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
}

test('from off to on with codes that are kept, and nothing of it stays anywhere', async () => {
  const page = await openSetUp('/security')
  const { panel, account, person, press, queries, navigation, asked, count, hold, leaks } =
    page
  await person.click(await setUpButton())
  await scanStep()
  const told = page.secret()
  const link = screen
    .getByRole('link', { name: 'Open in authenticator app' })
    .getAttribute('href')
  expect(link).toContain(told)
  const wrong = wrongCodeOf(told)
  const code = codeOf(told)
  const secrets = [told, link ?? '', account.password, wrong, code]
  expect(leaks(...secrets)).toEqual([])

  await person.type(await codeField(), wrong)
  await person.type(passwordField(), account.password)
  expect(leaks(...secrets)).toEqual([])
  await press('Turn on two-factor')
  await waitFor(() => expect(page.statuses(calls.enable)).toEqual([400]))
  // It stands there still, to be corrected, or typed over.
  await waitFor(() => expect(selected()).toBe(wrong))
  const field = await codeField()
  expect(document.activeElement).toBe(field)
  expect(field.value).toBe(wrong)
  expect(passwordField().value).toBe(account.password)
  expect(leaks(...secrets)).toEqual([])

  const held = hold(calls.enable)
  await person.keyboard(code)
  expect(field.value).toBe(code)
  await press('Turn on two-factor')
  await waitFor(() => expect(count(calls.enable)).toBe(2))
  expect(leaks(...secrets)).toEqual([])
  held.release()

  const { dialog, codes } = await recoveryCodes()
  expect(codes).toHaveLength(10)
  secrets.push(...codes)
  expect(leaks(...secrets)).toEqual([])
  expect(findSecret(queries.getQueryData(twoFactorQueries.state().queryKey), told)).toEqual(
    [],
  )
  expect(document.documentElement.outerHTML).not.toContain(told.slice(0, 8))
  await person.type(within(dialog).getByLabelText(/^Type one of the codes/), codes[3] ?? '')
  expect(leaks(...secrets)).toEqual([])
  await person.click(within(dialog).getByRole('button', { name: 'Done' }))

  await screen.findByText(
    'Signing in on the web takes your password and a sign-in code, or a recovery code.',
  )
  expect(screen.queryByText('Recovery codes were made that never came here')).toBeNull()
  // The page that comes then is told of beside it, not in its place.
  const spoken = screen.getAllByRole('status').map(({ textContent }) => textContent)
  expect(spoken.join()).toMatch(/Two-factor sign-in is on.*Security/)
  expect(navigation.place()).toMatchObject({ pathname: '/security', state: null })
  expect(leaks(...secrets)).toEqual([])
  const left = document.documentElement.outerHTML
  expect(secrets.filter((each) => left.includes(each))).toEqual([])
  expect(asked()).toBe(1)
  expect(count(calls.enable)).toBe(2)

  panel.control.endSessions(account.id)
  await navigation.go('/security/two-factor')
  expect(leaks(...secrets)).toEqual([])
})

const anotherKey = /may have made another key/

/** At the second step, once the panel has answered the second question for a key and not yet the first. */
async function openAskedTwice(
  giveUp: 'the time limit' | 'leaving',
  {
    second,
    limit = 2000,
    rest = 0,
  }: { second?: Rewriting; limit?: number; rest?: number } = {},
) {
  const page = await openSetUp('/security')
  const { person, press, host, late, navigation } = page
  const first = late(calls.twoFactor)
  if (second) page.rewrite(calls.twoFactor, second)
  if (giveUp === 'the time limit') setWriteTimeout(host, limit)
  await person.click(await setUpButton())
  if (giveUp === 'the time limit') {
    await screen.findByText('The panel did not answer in time')
    setWriteTimeout(host, 20_000)
    await new Promise((resolve) => setTimeout(resolve, rest))
    await press('Try again')
  } else {
    await screen.findByText('Asking the panel for a new key…')
    await navigation.go('/profile')
    await navigation.go('/security/two-factor')
    await press('Show the QR code')
  }
  await scanStep()
  const shown = page.secret()
  await codeField()
  return { ...page, first, shown }
}

test('a key that may be replaced, and that no code can be compared with, says so as well', async () => {
  const { person, press, account, first, shown } = await openAskedTwice('leaving', {
    second: answering({ image_url_data: 'data:image/png;base64,AAAA' }),
  })
  await first.act()
  await person.type(await codeField(), codeOf(shown))
  await person.type(passwordField(), `${account.password}{Enter}`)
  await screen.findByText(anotherKey)
  await press('Show a new QR code')
  await scanStep()
})

test.each(['the time limit', 'leaving'] as const)(
  'a key that an earlier question, given up by %s, has replaced: says so, and shows another one',
  async (giveUp) => {
    const page = await openAskedTwice(giveUp)
    const { person, press, account, first, shown } = page
    expect(await first.act()).toBe(200)
    expect(page.secret()).not.toBe(shown)
    expect(screen.queryByText(anotherKey)).toBeNull()
    await person.type(await codeField(), codeOf(shown))
    await person.type(passwordField(), `${account.password}{Enter}`)
    await screen.findByText(anotherKey)
    await press('Show a new QR code')
    await scanStep()
    // The password is there still.
    await person.type(await codeField(), `${codeOf(page.secret())}{Enter}`)
    await recoveryCodes()
  },
)

test('a key that was asked for long after a question without an answer: a wrong code blames no earlier question', async () => {
  const { person, account, shown } = await openAskedTwice('the time limit', {
    limit: 100,
    rest: 250,
    second: answering({ image_url_data: 'data:image/png;base64,AAAA' }),
  })
  await person.type(await codeField(), wrongCodeOf(shown))
  await person.type(passwordField(), `${account.password}{Enter}`)
  await screen.findByText(/did not accept this code/)
  expect(screen.queryByText(anotherKey)).toBeNull()
})

test('a key that was asked for once: a right code that is refused blames no earlier question', async () => {
  const { person, press, account, told, rewrite } = await openConfirm()
  rewrite(
    calls.enable,
    refusing(400, 'TwoFactorAuthenticationTokenInvalid', 'The code is not valid.'),
  )
  await person.type(await codeField(), codeOf(told))
  await person.type(passwordField(), account.password)
  await press('Turn on two-factor')
  await screen.findByText(/started again in another tab/)
  expect(screen.queryByText(anotherKey)).toBeNull()
})

test('the way back after a panel that requires it is where somebody came from', async () => {
  const page = await openSetUp('/security/two-factor?to=%2Fprofile', {
    settings: { twoFactorRequired: 2 },
  })
  const { person, press, account, navigation } = page
  await press('Show the QR code')
  await scanStep()
  expect(navigation.place().search).toBe('?to=%2Fprofile')
  await person.type(await codeField(), codeOf(page.secret()))
  await person.type(passwordField(), `${account.password}{Enter}`)
  const { dialog, codes } = await recoveryCodes()
  await person.type(
    within(dialog).getByLabelText(/^Type one of the codes/),
    `${codes[0]}{Enter}`,
  )
  await screen.findByRole('heading', { level: 1, name: 'Profile' })
})

test('a code with blanks is sent without them, and one that cannot be right is not sent', async () => {
  const { person, press, account, told, sent, count } = await openConfirm()
  await person.type(passwordField(), account.password)
  await press('Turn on two-factor')
  await screen.findByText('Enter the code that your app shows.')
  await person.type(await codeField(), '12 34 5')
  await press('Turn on two-factor')
  await screen.findByText('A sign-in code has six digits.')
  expect(count(calls.enable)).toBe(0)
  const code = codeOf(told)
  await person.clear(await codeField())
  await person.type(await codeField(), `${code.slice(0, 3)} ${code.slice(3)}`)
  await press('Turn on two-factor')
  await recoveryCodes()
  expect(sent.find(({ call }) => call === calls.enable)?.body).toMatchObject({ code })
})

test('what is wrong with a code, and how to fix it, stays while the next one is typed', async () => {
  const { person, told, account, press } = await openConfirm()
  const late = new TOTP({ secret: Secret.fromBase32(told) })
  const timestamp = Date.now() - 20 * 60_000
  await person.type(await codeField(), late.generate({ timestamp }))
  await person.type(passwordField(), `${account.password}{Enter}`)
  const line = () => screen.queryByText('Your phone’s clock is about 20 minutes behind.')
  const fold = () => screen.queryByText('How to fix it')
  await waitFor(() => expect([line(), fold()]).not.toContain(null))
  await person.type(await codeField(), '12')
  expect([line(), fold()]).not.toContain(null)
  // Another complaint takes its place, whole.
  await press('Turn on two-factor')
  await screen.findByText('A sign-in code has six digits.')
  expect([line(), fold()]).toEqual([null, null])
})

test.each([
  ['tells that it is off', true],
  ['does not tell', false],
])(
  'that a refusal for the number of requests changed nothing is said by what the feed tells: it %s',
  async (_, hasRow) => {
    const { person, press, panel, told, account } = await openConfirm()
    const row = { event: 'auth:success', timestamp: Date.now(), ip: '192.0.2.1' }
    if (hasRow) panel.control.addActivity(account.id, [row])
    const request = { method: 'POST', path: '/api/client/account/two-factor' }
    panel.control.failNext({ ...request, fault: '429-seconds', run: false })
    await person.type(await codeField(), codeOf(told))
    await person.type(passwordField(), account.password)
    await press('Turn on two-factor')
    const alert = (await screen.findByText('The panel asks you to wait')).closest(
      '[role=alert]',
    )
    expect(alert?.textContent?.includes('Nothing was changed.')).toBe(hasRow)
  },
)

test('a wrong password keeps the code and the secret', async () => {
  const { person, press, told, account, asked } = await openConfirm()
  await person.type(await codeField(), codeOf(told))
  await person.type(passwordField(), 'wrong horse')
  await press('Turn on two-factor')
  await screen.findByText('This is not your current password.')
  await person.clear(passwordField())
  await person.type(passwordField(), account.password)
  await press('Turn on two-factor')
  await recoveryCodes()
  expect(asked()).toBe(1)
})

test('an answer that broke after the panel turned it on says that the codes are lost, and the Security page as well', async () => {
  const { person, press, panel, told, account, breakBody, count, leaks, navigation } =
    await openConfirm()
  const row = { event: 'auth:success', timestamp: Date.now(), ip: '192.0.2.1' }
  panel.control.addActivity(account.id, [row])
  breakBody(calls.enable)
  await person.type(await codeField(), codeOf(told))
  await person.type(passwordField(), account.password)
  await press('Turn on two-factor')
  await screen.findByText('Two-factor is on, but its recovery codes never arrived')
  // The form is gone, and with it what had focus.
  const goOn = screen.getByRole('link', { name: 'Make new recovery codes' })
  expect(document.activeElement).toBe(goOn)
  expect(count(calls.enable)).toBe(1)
  await navigation.go('/security')
  await screen.findByText('Recovery codes were made that never came here')
  expect(leaks(told, account.password)).toEqual([])
})

test('that it is off until then is not said any more once it is on, nor to another account', async () => {
  const page = await openSetUp('/security')
  const { person, press, account, breakBody, navigation, queries } = page
  const { account: of } = setUpOf(una, queries)
  await navigation.go('/security/two-factor', { state: { begun: true, newPhone: of } })
  const off = 'Two-factor sign-in is off until you have finished.'
  await screen.findByText(off)
  await press('Show a new QR code')
  await scanStep()
  await person.type(await codeField(), codeOf(page.secret()))
  await person.type(passwordField(), account.password)
  breakBody(calls.enable)
  await press('Turn on two-factor')
  await screen.findByText('Two-factor is on, but its recovery codes never arrived')
  expect(screen.queryByText(off)).toBeNull()
  act(() => resetForAnotherAccount(queries, { ...una, username: 'otto', uuid: 'otto' }))
  await screen.findByRole('button', { name: 'Show a new QR code' })
  expect(screen.queryByText(off)).toBeNull()
})

test('a session that ends before the code is sent is begun again in place, with the same secret', async () => {
  const { person, press, panel, told, account, asked } = await openConfirm()
  panel.control.endSessions(account.id)
  await person.type(await codeField(), codeOf(told))
  await person.type(passwordField(), account.password)
  await press('Turn on two-factor')
  const dialog = within(await screen.findByRole('alertdialog'))
  const field = await dialog.findByLabelText('Password')
  await person.type(field, `${account.password}{Enter}`)
  await recoveryCodes()
  expect(asked()).toBe(1)
})
