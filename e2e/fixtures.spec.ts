import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'

/** Each is a fault that must turn a test red. */
const planted: [name: string, plant: (page: Page) => Promise<unknown>, seen: RegExp][] = [
  [
    'a console error',
    (page) => page.evaluate(() => console.error('planted')),
    /^console: planted/,
  ],
  [
    'an exception',
    (page) =>
      page.evaluate(
        () =>
          void setTimeout(() => {
            throw new Error('planted')
          }),
      ),
    /^uncaught: planted/,
  ],
  [
    'an unhandled rejection',
    (page) => page.evaluate(() => void Promise.reject(new Error('planted'))),
    /^uncaught: planted/,
  ],
  [
    'a picture from elsewhere',
    (page) =>
      page.evaluate(() => {
        const picture = document.createElement('img')
        picture.src = 'http://elsewhere.example/planted.png'
        document.body.append(picture)
      }),
    /CSP: img-src refused/,
  ],
  [
    'HTML from a string',
    (page) =>
      page
        .evaluate(() => Reflect.set(document.body, 'innerHTML', '<b>planted</b>'))
        .catch(() => {}),
    /CSP: require-trusted-types-for refused/,
  ],
]

for (const [name, plant, seen] of planted) {
  test(`${name} is noticed`, async ({ page, faults, served }) => {
    await page.goto('/sign-in')
    await plant(page)
    await expect.poll(() => faults.join('\n')).toMatch(new RegExp(seen, 'm'))
    if (seen.source.startsWith('CSP')) {
      await expect.poll(() => served.reports).not.toHaveLength(0)
    }
    faults.length = 0
    served.reports.length = 0
  })
}

test('a fault fails the test that has it', async ({ page }) => {
  test.fail()
  await page.goto('/sign-in')
  await page.evaluate(() => console.error('planted'))
})

test('an account is signed in', async ({ page, account, signedIn }) => {
  await signedIn()
  const response = await page.request.get('/api/client/account', {
    headers: { Accept: 'application/json' },
  })
  expect(await response.json()).toMatchObject({ attributes: { email: account.email } })
})
