import { expect, test } from './fixtures.ts'

test('the page comes under its policy', async ({ page }) => {
  const response = await page.goto('/sign-in')
  const policy = (await response?.headerValue('content-security-policy')) ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("trusted-types 'none'")
  expect(await response?.headerValue('cache-control')).toBe('no-cache')
  await expect(page.locator('main')).toHaveCount(1)
})

test('robots.txt is text and no page', async ({ request }) => {
  const response = await request.get('/robots.txt')
  expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8')
  expect(await response.text()).toContain('Disallow: /')
})

test('an unknown path is a page that says so', async ({ page }) => {
  const response = await page.goto('/no/such/place')
  expect(response?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('files with a hash in their name are kept for good and come compressed', async ({
  page,
}) => {
  const [script] = await Promise.all([
    page.waitForResponse(/\/assets\/.*\.js$/),
    page.goto('/sign-in'),
  ])
  expect(await script.headerValue('cache-control')).toContain('immutable')
  expect(await script.headerValue('content-encoding')).toBe('br')
})
