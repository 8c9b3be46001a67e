import { expect, test } from './fixtures.ts'
import { scan } from './scan.ts'

const hour = 60 * 60 * 1000
const agents = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  ...Array.from(
    { length: 9 },
    (_, nth) => `a-tool-of-somebody-with-a-long-name-${nth}/1.0`,
  ),
]

test('devices that signed in lately: many, from many addresses', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(
    account.id,
    agents.flatMap((useragent, at) =>
      Array.from({ length: 5 }, (_, nth) => ({
        event: 'auth:success',
        timestamp: now - (at * 5 + nth + 1) * hour,
        ip: at === 1 ? `2001:db8:12:40::${nth}` : `203.0.113.${at}`,
        properties: { useragent },
      })),
    ),
  )
  await signedIn()
  await page.goto('/activity')
  await page.getByRole('button', { name: 'Devices' }).click()
  const devices = page.getByRole('region', { name: 'Signed in lately' })
  await expect(devices.getByRole('listitem')).toHaveCount(8)
  await scan(page, 'devices')
})
