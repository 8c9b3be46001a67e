import { expect, frameIn, test, told } from './frame-places.ts'
import { signInForm } from './places.ts'

test('a page around a frame that keeps its place has it again after a reload', async ({
  page,
  parents,
  served,
  signedIn,
}) => {
  await signedIn()
  await page.goto(`${parents.listed}/?page=${served.origin}`)
  const first = await frameIn(page)
  await expect(first.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
  await first.getByRole('link', { name: 'API keys', exact: true }).click()
  await first.getByRole('link', { name: 'Create API key' }).click()
  await expect(page).toHaveURL(/#\/api-keys\/create$/)

  await page.reload()
  const again = await frameIn(page)
  const heading = again.getByRole('heading', { name: 'Create API key', level: 1 })
  await expect(heading).toBeVisible()
  await again.getByRole('link', { name: 'Security', exact: true }).click()
  await expect(page).toHaveURL(/#\/security$/)
  // Back leads through the places of the frame, and not to one that was never shown.
  await page.goBack()
  await expect(heading).toBeVisible()
  await expect.poll(async () => (await told(page)).paths.at(-1)).toBe('/api-keys/create')
})

test('a place is kept while somebody has to sign in', async ({
  page,
  parents,
  served,
  account,
}) => {
  await page.goto(`${parents.listed}/?page=${served.origin}#/api-keys`)
  const form = signInForm(page.frameLocator('iframe').locator('body'))
  await expect(form.user).toBeVisible()
  await expect(page).toHaveURL(/#\/api-keys$/)
  await page.reload()
  await form.submit(account.username, account.password)
  const frame = await frameIn(page)
  await expect(frame.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible()
})

for (const kept of [
  '//evil.test/security',
  '/admin/users',
  'javascript:alert(1)',
  '/sign-in',
])
  test(`a kept place that is none, ${kept}, is not gone to`, async ({
    page,
    parents,
    served,
    signedIn,
  }) => {
    await signedIn()
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'document') asked.push(request.url())
    })
    await page.goto(`${parents.listed}/?page=${served.origin}#${kept}`)
    const frame = await frameIn(page)
    await expect(frame.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
    expect(asked.slice(1)).toEqual([`${served.origin}/`])
  })
