import { findSecret, listenToConsole } from './canaries.ts'
import { expect, test } from './fixtures.ts'
import { secretsInHeap, wholeStrings } from './heap.ts'
import { profileHeading, secondStep, signInForm, twoFactor } from './places.ts'

test.use({ launchOptions: wholeStrings })

// A snapshot takes seconds, and the machine may be busy.
test.slow()

test('a script holds no password once it was used to sign in', async ({
  page,
  account,
  panel,
}) => {
  // The hunt is for the stems: what was typed on the way must not stay either.
  const [right, wrong] = ['canary-violet', 'canary-russet']
  panel.control.setPassword(account.id, `${right}-1`)
  await page.goto('/profile')
  const signIn = signInForm(page)
  await signIn.user.fill(account.username)
  await signIn.password.focus()
  await page.keyboard.type(`${wrong}-2`)
  await page.keyboard.press('Enter')
  await expect(page.getByText('do not belong together')).toBeVisible()
  await signIn.password.selectText()
  await page.keyboard.type(`${right}-1`)
  await page.keyboard.press('Enter')
  await expect(profileHeading(page)).toBeVisible()
  expect(await secretsInHeap(page, [right, wrong])).toEqual([])
})

test('a script holds no password once it was changed', async ({
  page,
  account,
  panel,
  signedIn,
}) => {
  const said = listenToConsole(page)
  const [first, second] = ['canary-violet', 'canary-umber']
  panel.control.setPassword(account.id, `${first}-1`)
  await signedIn()
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByLabel('Current password', { exact: true }).focus()
  await page.keyboard.type(`${first}-1`)
  await page.getByLabel('New password', { exact: true }).focus()
  await page.keyboard.type(`${second}-3`)
  await expect(page.getByText(/hard to guess/)).toBeVisible()
  const sent = Promise.withResolvers<void>()
  const mayAnswer = Promise.withResolvers<void>()
  await page.route('**/account/password', async (route) => {
    sent.resolve()
    await mayAnswer.promise
    await route.continue()
  })
  await page.keyboard.press('Enter')
  await sent.promise
  for (const secret of [first, second])
    expect(await findSecret(page, secret, said)).toEqual(['values of fields'])
  mayAnswer.resolve()
  await expect(page.getByText('Password changed.').last()).toBeVisible()
  for (const secret of [first, second])
    expect(await findSecret(page, secret, said)).toEqual([])
  expect(await secretsInHeap(page, [first, second])).toEqual([])
})

test('a script holds no password that it suggested once that was changed to', async ({
  page,
  account,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByLabel('Current password', { exact: true }).fill(account.password)
  const next = page.getByLabel('New password', { exact: true })
  const suggestions = ['']
  for (let presses = 0; presses < 2; presses++) {
    await page.getByRole('button', { name: 'Suggest a password' }).click()
    await expect(next).not.toHaveValue(suggestions[0] ?? '')
    suggestions.unshift(await next.inputValue())
  }
  await expect(page.getByText(/hard to guess/)).toBeVisible()
  await next.press('Enter')
  await expect(page.getByText('Password changed.').last()).toBeVisible()
  expect(await secretsInHeap(page, suggestions.slice(0, 2))).toEqual([])
})

test('a script holds neither a code nor a password once somebody is in by a second step', async ({
  page,
  account,
  panel,
}) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  panel.control.setPassword(account.id, 'canary-ochre-4')
  await page.goto('/sign-in')
  await signInForm(page).user.fill(account.username)
  await signInForm(page).password.focus()
  await page.keyboard.type('canary-ochre-4')
  await page.keyboard.press('Enter')
  const { code, useRecovery, recoveryCode } = secondStep(page)
  await code.focus()
  await page.keyboard.type('987 654')
  await useRecovery.click()
  await recoveryCode.focus()
  await page.keyboard.type(twoFactor.recoveryCodes[0])
  await page.keyboard.press('Enter')
  await expect(profileHeading(page)).toBeVisible()
  expect(
    await secretsInHeap(page, ['canary-ochre', '987 654', twoFactor.recoveryCodes[0]]),
  ).toEqual([])
})

test('a script holds no password once it confirmed another address', async ({
  page,
  account,
  panel,
  signedIn,
}) => {
  panel.control.setPassword(account.id, 'canary-sable-5')
  await signedIn()
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(page.getByLabel('New email')).toBeFocused()
  await page.keyboard.type(`new-${account.email}`)
  await page.getByLabel('Current password', { exact: true }).focus()
  await page.keyboard.type('canary-sable-5')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Email changed from').first()).toBeVisible()
  expect(await secretsInHeap(page, ['canary-sable'])).toEqual([])
})

test('the hunt finds what a script holds on to, however it does', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(signInForm(page).user).toBeVisible()
  expect(await secretsInHeap(page, ['canary-planted'])).toEqual([])
  await page.evaluate(() => {
    // Put together here, so that what is found is not the text of this function.
    const make = (plant: string) => ['canary', 'planted', plant].join('-')
    const inClosure = make('closure')
    const key = {}
    const element = document.createElement('p')
    Object.assign(element, { kept: make('element') })
    const joined = { plantedJoin: `${make('join').slice(0, 8)}${make('join').slice(8)}` }
    Object.assign(window, joined, {
      plantedClosure: () => inClosure,
      plantedMap: new Map([[make('map'), 1]]),
      plantedWeakMap: [key, new WeakMap([[key, make('weak-map')]])],
      plantedName: { [make('name')]: 1 },
      plantedLate: ['x'.repeat(2000), make('late')].join(''),
    })
    addEventListener('planted', () => element.remove())
    setTimeout((text: string) => text, 1e6, make('timer'))
  })
  const plants = 'closure element join map weak-map name late timer'.split(' ')
  const secrets = plants.map((plant) => `canary-planted-${plant}`)
  const leaks = await secretsInHeap(page, secrets)
  expect(new Set(leaks.map(({ secret }) => secret))).toEqual(new Set(secrets))
  const ways = leaks.map(({ path }) => path).join('\n')
  expect(ways).toMatch(/\.plantedClosure → function plantedClosure .* \.inClosure$/m)
  expect(ways).toMatch(/<p> \.kept$/m)
  expect(ways, 'a report may be shown').not.toContain('canary')
})

test('what only weak references and tools hold is not held by the page', async ({
  page,
}) => {
  await page.goto('/sign-in')
  await expect(signInForm(page).user).toBeVisible()
  const handle = await page.evaluateHandle(() => {
    const make = (plant: string) => ({ text: ['canary', 'planted', plant].join('-') })
    console.log(make('logged'))
    const byNobodyElse = new WeakMap([[{}, make('value')]])
    const handed = make('handle')
    const planted = [byNobodyElse, new WeakRef(make('target')), new WeakRef(handed)]
    Object.assign(window, { planted })
    return handed
  })
  expect(await secretsInHeap(page, ['canary-planted'])).toEqual([])
  await page.evaluate((held) => Object.assign(window, { held }), handle)
  const [leak, ...more] = await secretsInHeap(page, ['canary-planted'])
  expect(leak?.path).toMatch(/\.held → Object \.text$/)
  expect(more).toEqual([])
})
