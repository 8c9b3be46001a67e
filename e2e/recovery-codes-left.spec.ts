import { expect, test } from './fixtures.ts'
import { twoFactor } from './places.ts'
import { securityPage } from './security-places.ts'

const minute = 60_000

for (const [used, words] of [
  [6, null],
  [7, '3 recovery codes are left'],
  [10, 'No recovery code is left'],
] as const)
  test(`after ${used} of ten recovery codes: ${words ?? 'no warning'}`, async ({
    page,
    panel,
    account,
    signedIn,
  }) => {
    const now = panel.control.now()
    const row = (event: string, at: number) => ({
      event,
      timestamp: now - at * minute,
      ip: '192.0.2.1',
    })
    panel.control.setTwoFactor(account.id, twoFactor)
    panel.control.addActivity(account.id, [
      row('user:two-factor.create', 60),
      ...Array.from({ length: used }, (_, at) => row('auth:recovery-token', 50 - at)),
    ])
    await signedIn()
    await page.goto('/security')
    const section = securityPage(page).twoFactor
    await expect(section.getByRole('link', { name: 'Make new codes' })).toBeVisible()
    if (words === null) await expect(section).not.toContainText('left')
    else await expect(section).toContainText(words)
  })
