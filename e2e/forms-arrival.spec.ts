import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage, sshAddPage } from './key-places.ts'
import { signInForm } from './places.ts'
import { emailForm } from './profile-places.ts'

test.describe('for somebody who is signed in', () => {
  test.beforeEach(({ signedIn }) => signedIn())

  test('typing after “Create API key” names the key, and the page is announced', async ({
    page,
  }) => {
    await page.goto('/api-keys')
    await page.getByRole('link', { name: 'Create API key' }).click()
    const { description } = createKeyPage(page)
    await expect(description).toBeFocused()
    await page.keyboard.type('Bot')
    await expect(description).toHaveValue('Bot')
    await expect(page.getByRole('status').filter({ hasText: /Create/ })).toBeAttached()
  })

  test('who replaces a key begins at the heading, since its name is there already', async ({
    page,
    panel,
    account,
  }) => {
    panel.control.createApiKey(account.id, { description: 'Bot' })
    await page.goto('/api-keys')
    await apiKeysPage(page).rotate('Bot')
    await expect(createKeyPage(page).description).toHaveValue('Bot')
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })

  test('a paste after “Add SSH key” goes into the field for it', async ({ page }) => {
    await page.goto('/ssh-keys')
    await page.getByRole('link', { name: 'Add SSH key' }).click()
    const { key } = sshAddPage(page)
    await expect(key).toBeFocused()
    await page.keyboard.insertText('ssh-')
    await expect(key).toHaveValue('ssh-')
  })

  test('addresses are listed below what they are called', async ({ page }) => {
    await page.goto('/api-keys/create')
    const { addresses, list } = createKeyPage(page)
    await addresses.fill('192.0.2.1,')
    await expect(list.getByRole('listitem')).toHaveCount(1)
    const [field, listed] = await Promise.all([addresses.boundingBox(), list.boundingBox()])
    expect(listed?.y).toBeGreaterThan((field?.y ?? Infinity) + (field?.height ?? 0))
  })

  test('a new email is not taken for the user name', async ({ page, account }) => {
    await page.goto('/profile')
    const { email, send } = emailForm(page)
    await send.click()
    await expect(email).toBeFocused()
    await expect(page.locator('input[autocomplete=username]')).toHaveValue(account.username)
  })
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('no keyboard opens over a page that was only arrived at', async ({
    page,
    signedIn,
  }) => {
    await signedIn()
    await page.goto('/api-keys')
    await page.getByRole('link', { name: 'Create API key' }).click()
    await expect(createKeyPage(page).description).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })
})

for (const way of ['Back', 'the link'])
  test(`a user name is there still after a look at “Forgot your password?”, by ${way}, and no password`, async ({
    page,
    account,
  }) => {
    await page.goto('/sign-in')
    const signIn = signInForm(page)
    await signIn.user.fill(account.username)
    await signIn.password.fill(account.password)
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await expect(page.getByLabel('Email of your account')).toHaveValue('')
    if (way === 'Back') await page.goBack()
    else await page.getByRole('link', { name: 'Back to sign in' }).click()
    await expect(signIn.user).toHaveValue(account.username)
    await expect(signIn.password).toHaveValue('')
    await signIn.password.fill(account.password)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
  })
