import { lastSignIn } from './activity-rows.ts'
import { expect, test } from './fixtures.ts'
import { holdWrite } from './held-write.ts'
import { sessionEnded, signInAgain, signInForm } from './places.ts'
import {
  beginSetUp,
  countSecrets,
  replacePage,
  savedCodes,
  securityPage,
  setUpPage,
  shownKey,
} from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

const path = '/api/client/account/two-factor'

test.beforeEach(async ({ signedIn, panel, account }) => {
  lastSignIn(panel, account)
  await signedIn()
})

for (const [name, between] of [
  ['a blank', ' '],
  ['a dash', '-'],
] as const) {
  test(`a code that is pasted with ${name} in it is sent without`, async ({
    page,
    panel,
    account,
  }) => {
    const secret = await beginSetUp(page)
    const { code, password, turnOn } = setUpPage(page)
    const right = codeAt(secret, panel.control.now())
    await code.fill(`${right.slice(0, 3)}${between}${right.slice(3)}`)
    await password.fill(account.password)
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await turnOn.click()
    expect((await sent).postDataJSON()).toMatchObject({ code: right })
    await expect(savedCodes(page).dialog).toBeVisible()
  })
}

test('what cannot be a code is not sent', async ({ page, account }) => {
  await beginSetUp(page)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  const { code, password, turnOn } = setUpPage(page)
  await password.fill(account.password)
  for (const wrong of ['12345', 'abcdef', '1234567']) {
    await code.fill(wrong)
    await turnOn.click()
    await expect(code).toHaveAccessibleDescription(/A sign-in code has six digits/)
    await expect(code).toHaveValue(wrong)
  }
  await code.fill('')
  await turnOn.click()
  await expect(code).toHaveAccessibleDescription(/Enter the code/)
  expect(sent).toEqual([])
})

test('a wrong password is told beside it, and the secret stays', async ({
  page,
  panel,
  account,
}) => {
  const secret = await beginSetUp(page)
  const { code, password, turnOn, key, confirm } = setUpPage(page)
  await confirm(codeAt(secret, panel.control.now()), 'not it')
  await expect(password).toHaveAccessibleDescription(/not your current password/)
  await expect(password).toBeFocused()
  await expect(key).toHaveText(secret)
  await password.fill(account.password)
  await code.fill(codeAt(secret, panel.control.now()))
  await turnOn.click()
  await expect(savedCodes(page).dialog).toBeVisible()
})

test('the answer with the codes was lost: it says exactly that, and new ones can be made', async ({
  page,
  panel,
  account,
}) => {
  const secret = await beginSetUp(page)
  const disarm = panel.control.failNext({
    method: 'POST',
    path,
    fault: 'run-then-drop',
    times: Infinity,
    run: true,
  })
  const { confirm } = setUpPage(page)
  await confirm(codeAt(secret, panel.control.now()), account.password)
  await expect(
    page.getByText('Two-factor is on, but its recovery codes never arrived'),
  ).toBeVisible()
  disarm()
  await page.getByRole('link', { name: 'Make new recovery codes' }).click()
  const form = replacePage(page)
  await form.code.fill(codeAt(secret, panel.control.now()))
  await form.password.fill(account.password)
  await form.send.click()
  await expect(savedCodes(page).dialog).toBeVisible()
})

test('loaded anew while it is turned on: the entry is to be kept, and once it is on the codes are said to be missing', async ({
  page,
  panel,
  account,
}) => {
  const secret = await beginSetUp(page)
  const { asked, act } = await holdWrite(page, 'POST', path)
  await setUpPage(page).confirm(codeAt(secret, panel.control.now()), account.password)
  await asked
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(page.getByText('Nobody has heard whether two-factor is on')).toBeVisible()
  await expect(page.getByText(/Keep the entry in your app/)).toBeVisible()
  await expect(page.getByText(/delete that entry/)).toBeHidden()
  await act()
  await expect(
    page.getByText('Two-factor is on, but its recovery codes never arrived'),
  ).toBeVisible()
  await page.goto('/security')
  await expect(page.getByRole('main')).toContainText(
    'Recovery codes were made that never came here',
  )
  await securityPage(page).makeCodes.click()
  const form = replacePage(page)
  await form.code.fill(codeAt(secret, panel.control.now()))
  await form.password.fill(account.password)
  await form.send.click()
  await savedCodes(page).finish()
  await expect(securityPage(page).makeCodes).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(
    'Recovery codes were made that never came here',
  )
})

test('loaded anew while it is turned on, which never happened: going on shows another QR code', async ({
  page,
  panel,
  account,
}) => {
  const secret = await beginSetUp(page)
  const { asked } = await holdWrite(page, 'POST', path)
  await setUpPage(page).confirm(codeAt(secret, panel.control.now()), account.password)
  await asked
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(setUpPage(page).key).not.toHaveText(secret)
  await page.goto('/security')
  await expect(securityPage(page).setUp).toBeVisible()
})

test('loaded anew while it is turned on, which never happened: after a minute it is off again, and stays so', async ({
  page,
  panel,
  account,
}) => {
  await page.clock.install()
  const secret = await beginSetUp(page)
  const { asked } = await holdWrite(page, 'POST', path)
  await setUpPage(page).confirm(codeAt(secret, panel.control.now()), account.password)
  await asked
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  const unheard = page.getByText('Nobody has heard whether two-factor is on')
  await expect(unheard).toBeVisible()
  const goOn = page.getByRole('button', { name: 'Go on' })
  await goOn.focus()
  await page.clock.fastForward('01:05')
  await expect(setUpPage(page).startAgain).toBeFocused()
  await expect(page.getByText(/delete that entry/)).toBeVisible()
  await expect(unheard).toBeHidden()
  await page.reload()
  await expect(setUpPage(page).startAgain).toBeVisible()
  await expect(unheard).toBeHidden()
})

test('a turn-on that nobody heard, and another one elsewhere, later: its codes are somebody’s', async ({
  page,
  panel,
  account,
}) => {
  const secret = await beginSetUp(page)
  const { asked } = await holdWrite(page, 'POST', path)
  await setUpPage(page).confirm(codeAt(secret, panel.control.now()), account.password)
  await asked
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(page.getByText('Nobody has heard whether two-factor is on')).toBeVisible()
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  panel.control.addActivity(account.id, [
    {
      event: 'user:two-factor.create',
      timestamp: panel.control.now() + 11 * 60_000,
      ip: '192.0.2.1',
    },
  ])
  await expect(page.getByText('Two-factor sign-in is on already')).toBeVisible()
  await page.goto('/security')
  await expect(securityPage(page).makeCodes).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(
    'Recovery codes were made that never came here',
  )
})

test('it did not happen: nothing was changed, nothing is lost, and once more works', async ({
  page,
  panel,
  account,
}) => {
  const secret = await beginSetUp(page)
  panel.control.failNext({ method: 'POST', path, fault: '500-json' })
  const { code, password, turnOn, form, confirm } = setUpPage(page)
  await confirm(codeAt(secret, panel.control.now()), account.password)
  await expect(form.getByRole('alert')).toContainText('nothing was changed')
  await expect(password).toHaveValue(account.password)
  await code.fill(codeAt(secret, panel.control.now()))
  await turnOn.click()
  await expect(savedCodes(page).dialog).toBeVisible()
})

test('the panel has forgotten the secret: the way out is a new one', async ({
  page,
  panel,
  account,
}) => {
  const secret = await beginSetUp(page)
  // Real panels answer 500 to a code when they have no secret.
  panel.control.reset(account.id)
  lastSignIn(panel, account)
  const { form, startAgain, key, confirm } = setUpPage(page)
  await confirm(codeAt(secret, panel.control.now()), account.password)
  await expect(form.getByRole('alert')).toContainText('nothing was changed')
  await startAgain.click()
  await expect(key).not.toHaveText(secret)
  const next = await shownKey(page)
  await confirm(codeAt(next, panel.control.now()), account.password)
  await expect(savedCodes(page).dialog).toBeVisible()
})

test('too many requests: a countdown, and everything stays', async ({
  page,
  panel,
  account,
}) => {
  const secret = await beginSetUp(page)
  panel.control.set({
    throttles: { ...panel.control.settings().throttles, client: 1 },
  })
  // One is allowed a minute, and this is it.
  await page.evaluate(() =>
    fetch('/api/client/account', { headers: { accept: 'application/json' } }),
  )
  const { code, password, turnOn, form, confirm } = setUpPage(page)
  await confirm(codeAt(secret, panel.control.now()), account.password)
  await expect(form.getByRole('alert')).toContainText('The panel asks you to wait')
  await expect(form.getByText(/You can try again in \d+ seconds/)).toBeVisible()
  await expect(password).toHaveValue(account.password)
  panel.control.set({
    throttles: { ...panel.control.settings().throttles, client: Infinity },
  })
  await code.fill(codeAt(secret, panel.control.now()))
  await turnOn.click()
  await expect(savedCodes(page).dialog).toBeVisible()
})

test.describe('the session ends in the middle', () => {
  test('the same account goes on where it was, with the same secret', async ({
    page,
    panel,
    account,
    sessionsEnded,
  }) => {
    const asked = countSecrets(page)
    const secret = await beginSetUp(page)
    const { code, password, turnOn } = setUpPage(page)
    await code.fill(codeAt(secret, panel.control.now()))
    await password.fill(account.password)
    await sessionsEnded()
    await turnOn.click()
    const dialog = sessionEnded(page)
    await signInAgain(dialog, account.password)
    await expect(savedCodes(page).dialog).toBeVisible()
    expect(asked()).toBe(1)
  })

  test('of the first account’s set-up nothing is left for another', async ({
    page,
    panel,
    account,
    otherAccount: other,
    sessionsEnded,
  }) => {
    const secret = await beginSetUp(page)
    const { code, password, turnOn, start, key } = setUpPage(page)
    await code.fill(codeAt(secret, panel.control.now()))
    await password.fill(account.password)
    await sessionsEnded()
    await turnOn.click()
    const dialog = sessionEnded(page)
    await dialog.getByLabel('User name or email').fill(other.username)
    await signInAgain(dialog, other.password)
    await expect(dialog).toBeHidden()
    await expect(key).toBeHidden()
    await expect(start.or(setUpPage(page).startAgain)).toBeVisible()
    expect(await page.content()).not.toContain(secret)
    expect(panel.control.twoFactorSecret(other.id)).toBe(null)
  })

  test('before the secret came: signing in again asks for it once', async ({
    page,
    account,
    sessionsEnded,
  }) => {
    await page.goto('/security/two-factor')
    const asked = countSecrets(page)
    // Before the account is read, an ended session leads to the sign-in page.
    await expect(setUpPage(page).start).toBeVisible()
    await sessionsEnded()
    await setUpPage(page).start.click()
    const dialog = sessionEnded(page)
    await signInAgain(dialog, account.password)
    await expect(setUpPage(page).qrCode).toBeVisible()
    // The account is asked for first: nobody was there, so that no secret was asked for in vain.
    expect(asked()).toBe(1)
    await expect(signInForm(page).user).toBeHidden()
  })
})

test('no secret could be had: why, and once more', async ({ page, panel }) => {
  panel.control.failNext({ method: 'GET', path, fault: '503-retry-after' })
  await page.goto('/security/two-factor')
  await setUpPage(page).start.click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(setUpPage(page).qrCode).toBeVisible()
})

test('offline: it says so, and the typed stays', async ({
  page,
  panel,
  account,
  context,
}) => {
  const secret = await beginSetUp(page)
  const { code, password, turnOn, form } = setUpPage(page)
  await code.fill(codeAt(secret, panel.control.now()))
  await password.fill(account.password)
  await context.setOffline(true)
  await turnOn.click()
  await expect(form.getByRole('alert')).toContainText('This was not sent')
  await expect(password).toHaveValue(account.password)
  await context.setOffline(false)
  await code.fill(codeAt(secret, panel.control.now()))
  await turnOn.click()
  await expect(savedCodes(page).dialog).toBeVisible()
})
