import { activityPage } from './activity-places.ts'
import { holdRequests } from './answers.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage, publicKeys } from './key-places.ts'
import { securityPage } from './security-places.ts'

const day = 24 * 60 * 60 * 1000
const sftp = { ip: '192.0.2.20', port: 2022 }

test.beforeEach(async ({ panel, account, signedIn }) => {
  const { control } = panel
  const now = control.now()
  for (const days of [100, 500, 900])
    control.createApiKey(account.id, {
      createdAt: now - 1000 * day,
      lastUsedAt: now - days * day,
    })
  control.createApiKey(account.id, { createdAt: now - 30 * day })
  control.createApiKey(account.id, { lastUsedAt: now })
  for (const publicKey of Object.values(publicKeys))
    control.createSshKey(account.id, { name: 'pc', publicKey })
  for (const owned of [true, true, false])
    control.createServer(account.id, { name: 'one', sftp, owned })
  control.addActivity(account.id, [
    { event: 'auth:reset-password', timestamp: now - 2 * day, ip: '192.0.2.1' },
    { event: 'user:two-factor.delete', timestamp: now - day, ip: '192.0.2.1' },
  ])
  await signedIn()
})

test('the check-up says what the panel has, and each line leads to where it is seen to', async ({
  page,
  panel,
  account,
}) => {
  const { apiKeys, sshKeys } = panel.control.keysOf(account.id)
  const longAgo = panel.control.now() - 90 * day
  const idle = apiKeys.filter(
    ({ lastUsedAt }) => lastUsedAt !== null && lastUsedAt <= longAgo,
  ).length
  const unused = apiKeys.filter(({ lastUsedAt }) => lastUsedAt === null).length
  await page.goto('/security')
  const { checkUp, ways } = securityPage(page)
  const line = (name: RegExp) => checkUp.getByRole('link', { name })
  await expect(
    line(new RegExp(`^${idle} API keys unused since .* or earlier `)),
  ).toBeVisible()
  await expect(line(new RegExp(`^${unused} API keys? never used `))).toBeVisible()
  await expect(
    line(new RegExp(`^${sshKeys.length} SSH keys with the names of others `)),
  ).toBeVisible()
  await expect(line(/^Activity 2 things to look at$/)).toBeVisible()
  await expect(checkUp.getByRole('link')).toHaveCount(4)
  await expect(ways).toContainText(
    /3\s*Servers behind them\s*2 of yours, 1 shared with you as far as its owner allows\./,
  )
  await line(/unused since/).click()
  await expect(page).toHaveURL(/\/api-keys$/)
  // The worst first: what is not used any more.
  await expect(apiKeysPage(page).list).toContainText('Long unused')
  await page.goBack()
  await line(/^Activity/).click()
  await expect(activityPage(page).things).toHaveText('2 things to look at')
})

for (const width of [1200, 390])
  test(`what Activity asks comes last, and moves nothing, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 860 })
    await page.goto('/profile')
    const { checkUp, ways, heading } = securityPage(page)
    const activity = checkUp.getByText('things to look at')
    // What is read for it alone.
    const letGo = await holdRequests(page, '**/account/activity?*per_page=100*')
    const letServersGo = await holdRequests(page, '**/api/client?page=*')
    await page.goto('/security')
    await expect(heading).toBeVisible()
    await expect(ways.getByRole('link', { name: /^5 API keys/ })).toBeVisible()
    const placeOfWays = async () => (await ways.boundingBox())?.y
    const before = await placeOfWays()
    letGo()
    letServersGo()
    await expect(activity).toBeVisible()
    await expect(ways).toContainText('Servers behind them 2 of yours')
    expect(Math.abs(((await placeOfWays()) ?? 0) - (before ?? 0))).toBeLessThan(1)
  })
