import { queryClient } from './caches.ts'
import { findSecret, listenToConsole } from './canaries.ts'
import { expect, test } from './fixtures.ts'
import { currentCode, profileHeading, secondStep, signInForm, twoFactor } from './places.ts'

test('a password is nowhere once it was used, to sign in or to change it', async ({
  page,
  account,
  panel,
}) => {
  const said = listenToConsole(page)
  const [first, wrong, second] = ['canary-violet-1', 'canary-russet-2', 'canary-umber-3']
  panel.control.setPassword(account.id, first)
  await page.goto('/profile?from=mail')
  const { submit } = signInForm(page)
  await submit(account.username, wrong)
  await expect(page.getByText('do not belong together')).toBeVisible()
  await submit(account.username, first)
  await expect(profileHeading(page)).toBeVisible()
  expect(await findSecret(page, first, said)).toEqual([])
  expect(await findSecret(page, wrong, said)).toEqual([])

  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByLabel('Current password', { exact: true }).fill(first)
  await page.getByLabel('New password', { exact: true }).fill(second)
  expect(await findSecret(page, second, said), 'the hunt sees what is there').toEqual([
    'values of fields',
  ])
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Password changed.').last()).toBeVisible()
  expect(await findSecret(page, first, said)).toEqual([])
  expect(await findSecret(page, second, said)).toEqual([])
})

test('a recovery code and a refused password are nowhere once somebody is in', async ({
  page,
  account,
  panel,
}) => {
  const said = listenToConsole(page)
  panel.control.setTwoFactor(account.id, twoFactor)
  panel.control.setPassword(account.id, 'canary-ochre-4')
  await page.goto('/sign-in')
  await signInForm(page).submit(account.username, 'canary-ochre-4')
  const { code, useRecovery, recoveryCode, send } = secondStep(page)
  await expect(code).toBeVisible()
  const typed = currentCode()
  await code.fill(typed)
  await useRecovery.click()
  await recoveryCode.fill(twoFactor.recoveryCodes[0])
  await send.click()
  await expect(profileHeading(page)).toBeVisible()
  for (const secret of ['canary-ochre-4', twoFactor.recoveryCodes[0], twoFactor.secret]) {
    expect(await findSecret(page, secret, said)).toEqual([])
  }
})

test('the hunt finds what is planted, wherever it is planted', async ({ page }) => {
  const said = listenToConsole(page)
  await page.goto('/sign-in')
  await expect(signInForm(page).user).toBeVisible()
  expect(await findSecret(page, 'canary-planted', said)).toEqual([])
  await signInForm(page).user.fill('canary-planted')
  await page.evaluate(async () => {
    localStorage.setItem('planted', 'canary-planted')
    sessionStorage.setItem('planted', 'canary-planted')
    document.cookie = 'planted=canary-planted'
    await (await fetch('/robots.txt?canary-planted')).text()
    history.replaceState({ planted: 'canary-planted' }, '', '?q=canary-planted')
    window.name = 'canary-planted'
    document.title = 'canary-planted'
    console.log('canary-planted')
  })
  const client = await queryClient(page)
  await client.evaluate((found) => {
    found.setQueryData(['planted'], {
      deep: new Map([['planted', new Error('canary-planted')]]),
    })
    const forever = () => new Promise(() => {})
    const mutation = found.getMutationCache().build(found, { mutationFn: forever })
    void mutation.execute({ password: 'canary-planted' })
  })
  await expect
    .poll(() => findSecret(page, 'canary-planted', said))
    .toEqual([
      'localStorage',
      'sessionStorage',
      'cookies',
      'address',
      'addresses fetched',
      'history',
      'name of the window',
      'title',
      'document',
      'values of fields',
      'console',
      'query cache',
      'mutation cache',
    ])
})
