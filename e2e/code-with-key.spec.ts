import { expect, test } from './fixtures.ts'
import { enterByKey, profileHeading } from './places.ts'

test.use({ auth: 'key' })

test('code that reading with a key needs is waited for, not called a mistake', async ({
  page,
  account,
  panel,
  faults,
}) => {
  await enterByKey({ page, panel, account }, { keep: true })
  const code = /\/assets\/own-key-owner-.*\.js$/
  await page.route(code, (route) => route.abort())
  const missed = page.waitForEvent('requestfailed', (request) => code.test(request.url()))
  await page.reload()
  await missed
  await page.unroute(code)
  await expect(profileHeading(page)).toBeVisible()
  // Browsers themselves write to the console what could not be fetched.
  faults.length = 0
})
