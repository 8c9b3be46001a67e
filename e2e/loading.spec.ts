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
    fault: 'timeout',
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
