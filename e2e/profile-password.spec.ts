import { expect, test } from './fixtures.ts'
import { passwordForm } from './profile-places.ts'

test.beforeEach(async ({ page, signedIn }) => {
  await signedIn()
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Change password' }).click()
})

test('a password is changed, what follows is said, and the new one signs in', async ({
  page,
  account,
}) => {
  const { current, next, send } = passwordForm(page)
  await expect(current).toBeFocused()
  await current.fill(account.password)
  await next.fill('copper lantern otter')
  await expect(page.getByText('Very hard to guess')).toBeVisible()
  await send.click()
  const result = page.getByText('Password changed.').last()
  await expect(result).toBeVisible()
  // What follows, and the ways to deal with it, come next.
  await expect(result).toBeFocused()
  const main = page.getByRole('main')
  await expect(main).toContainText('Other browsers may stay signed in')
  await expect(main).toContainText('There are no API keys.')
  await expect(main).toContainText('There are no SSH keys.')
  await page.getByRole('button', { name: 'Sign out here now' }).click()
  await expect(page).toHaveURL(/\/sign-in\?because=password-changed/)
  await page.getByLabel('User name or email').fill(account.username)
  await page.getByLabel('Password', { exact: true }).fill('copper lantern otter')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
})

test('signing out after the change ends the browsers that remember, as it says, and keys go on', async ({
  page,
  account,
  panel,
  baseURL,
}) => {
  const remembered = panel.control.createSession(account.id, { remember: true }).cookie
  const cookie = remembered.split('; ').find((pair) => pair.startsWith('remember_')) ?? ''
  const { usable } = panel.control.createApiKey(account.id)
  const read = async (headers: Record<string, string>) => {
    const answer = await fetch(`${baseURL}/api/client/account`, {
      headers: { accept: 'application/json', ...headers },
    })
    return answer.status
  }
  const asBrowser = () => read({ cookie, origin: baseURL ?? '' })
  expect(await asBrowser()).toBe(200)
  const { current, next, send } = passwordForm(page)
  await current.fill(account.password)
  await next.fill('copper lantern otter')
  await send.click()
  await expect(page.getByText('ends “remember me” in every browser')).toBeVisible()
  expect(await asBrowser(), 'the change alone ends nothing').toBe(200)
  await page.getByRole('button', { name: 'Sign out here now' }).click()
  await expect(page).toHaveURL(/because=password-changed/)
  expect(await asBrowser()).toBe(401)
  expect(await read({ authorization: `Bearer ${usable}` })).toBe(200)
})

test('a wrong current password is refused beside its field, and both stay', async ({
  page,
}) => {
  const { current, next, send } = passwordForm(page)
  await current.fill('not my password')
  await next.fill('copper lantern otter')
  await send.click()
  await expect(current).toHaveAccessibleDescription(/This is not your current password/)
  await expect(current).toBeFocused()
  await expect(current).toHaveValue('not my password')
  await expect(next).toHaveValue('copper lantern otter')
})

test('a password that is too short is refused before it is sent', async ({
  page,
  account,
}) => {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()))
  const { current, next, send } = passwordForm(page)
  await send.click()
  await expect(current).toHaveAccessibleDescription(/Fill this in/)
  await expect(next).toHaveAccessibleDescription(/Fill this in/)
  await current.fill(account.password)
  await next.fill('1234567')
  await expect(next).toHaveAccessibleDescription(/at least 8 characters/)
  expect(sent).toEqual([])
})

for (const [what, typed, words] of [
  ['outer spaces', 'copper lantern ', /can never confirm it later/],
  ['more than 72 bytes', 'ü'.repeat(40), /Only the first 72 bytes count: this one has 80/],
  ['an accent on its own', 'cafe\u0301 au lait', /other keyboards may write differently/],
  ['invisible characters', 'copper\u200blantern', /characters that cannot be seen/],
] as const) {
  test(`a password with ${what} is warned of, and still taken`, async ({
    page,
    account,
  }) => {
    const { current, next, send } = passwordForm(page)
    await current.fill(account.password)
    await next.fill(typed)
    await expect(next).toHaveAccessibleDescription(words)
    await send.click()
    await expect(page.getByText('Password changed.').last()).toBeVisible()
  })
}

test('the own name in a password is warned of', async ({ page, account }) => {
  const { next } = passwordForm(page)
  await next.fill(`xx ${account.username} xx`)
  await expect(next).toHaveAccessibleDescription(/contains your own name or address/)
})

test('somebody whose present password has outer spaces is led to the reset', async ({
  page,
}) => {
  const { current } = passwordForm(page)
  await current.fill(' spaces around ')
  await expect(current).toHaveAccessibleDescription(/sign out here and reset it by mail/)
  await page.getByRole('link', { name: 'Reset it by mail instead' }).click()
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(/\/sign-in\/forgot/)
  await expect(page.getByRole('button', { name: 'Sign out and go on' })).toBeVisible()
})

test('a password is shown on request, and hidden again while it is sent', async ({
  page,
  account,
}) => {
  const { current, next, send } = passwordForm(page)
  await current.fill(account.password)
  await page.getByRole('button', { name: 'Show New password' }).click()
  await next.fill('copper lantern otter')
  await expect(next).toHaveAttribute('type', 'text')
  await send.click()
  await expect(page.getByText('Password changed.').last()).toBeVisible()
})

test('password managers find the right fields', async ({ page, account }) => {
  const { current, next } = passwordForm(page)
  await expect(current).toHaveAttribute('autocomplete', 'current-password')
  await expect(next).toHaveAttribute('autocomplete', 'new-password')
  await expect(page.locator('input[autocomplete=username]')).toHaveValue(account.username)
})

test('the standard address for changing a password opens the form', async ({ page }) => {
  await page.goto('/.well-known/change-password')
  await expect(page).toHaveURL(/\/profile#password/)
  await expect(passwordForm(page).current).toBeFocused()
})

test('the form comes with what is said afterwards, which stands from the first moment', async ({
  page,
}) => {
  await page.route('**/assets/password-changed-*.js', (route) => route.abort())
  // Opened by its address: no pointer has come near the button.
  await page.goto('/profile#password')
  await page.reload()
  await expect(page.getByRole('alert')).toContainText(
    'This part of the page is not here yet',
  )
  await expect(page.getByRole('form')).toBeHidden()
})
