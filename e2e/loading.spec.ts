import { expect, test } from './fixtures.ts'

test('while the panel is slow, the page says what it waits for', async ({
  page,
  panel,
  signedIn,
}) => {
  await signedIn()
  const answer = panel.control.failNext({
    method: 'GET',
    path: '/api/client/account',
    fault: 'hang',
    times: Infinity,
  })
  await page.goto('/profile')
  await expect(
    page.getByRole('status').filter({ hasText: 'Asking the panel' }),
  ).toBeVisible()
  answer()
})

test('when the words of the page cannot be fetched, it does not stay blank', async ({
  page,
  faults,
}) => {
  await page.route('**/assets/shell-*.js', (route) => route.abort())
  await page.goto('/sign-in')
  await expect(page.getByText('If nothing appears, reload it.')).toBeVisible({
    timeout: 10_000,
  })
  // The failure is a rejection by right: there is nobody who could show it.
  faults.length = 0
})

test('the frame of the sign-in page stays while the page itself is on its way', async ({
  page,
}) => {
  const held = Promise.withResolvers<void>()
  await page.route('**/assets/sign-in-*.js', async (route) => {
    await held.promise
    await route.continue()
  })
  // The panel's answer: what decides to show the page has come.
  const answered = page.waitForResponse('**/api/client/account')
  await page.goto('/sign-in', { waitUntil: 'commit' })
  await (await answered).finished()
  const frame = page.getByRole('main')
  await expect(frame).toBeVisible()
  await frame.evaluate((main) => {
    main.dataset['frame'] = 'first'
    // Each time that it is hidden is seen, however short.
    const seen = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => !isIntersecting))
        main.dataset['frame'] = 'hidden'
    })
    seen.observe(main)
  })
  await expect(page.getByRole('banner')).toContainText('Pterodactyl')
  held.resolve()
  await expect(page.getByLabel('User name or email')).toBeVisible()
  await expect(frame).toHaveAttribute('data-frame', 'first')
})
