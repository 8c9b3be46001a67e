import { expect, test } from './fixtures.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('nothing in the account menu moves away from the pointer when the rest of it comes', async ({
  page,
}) => {
  const held = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  await page.route('**/assets/menu-items*.js', async (route) => {
    asked.resolve()
    await held.promise
    await route.continue()
  })
  await page.goto('/profile')
  await page.getByRole('button', { name: /Account menu/ }).click()
  const menu = page.getByRole('group', { name: /Account menu/ })
  const theme = menu.getByRole('radio', { name: 'Dark' })
  await expect(theme).toBeVisible()
  await asked.promise
  const boxes = () =>
    Promise.all(
      [theme, menu.getByRole('button', { name: 'Sign out' })].map((place) =>
        place.boundingBox(),
      ),
    )
  const before = await boxes()
  held.resolve()
  await expect(menu.getByRole('checkbox', { name: 'Streamer mode' })).toBeVisible()
  expect(await boxes()).toEqual(before)
})
