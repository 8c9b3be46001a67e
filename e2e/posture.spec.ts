import type { Page } from '@playwright/test'

import { expect, heard, test, told } from './frame-places.ts'

test.use({ posture: true })

const day = 86_400_000
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

const posture = async (page: Page) => (await told(page)).postures.at(-1)

test('a menu hears how an account stands, and how it stands after that was seen to', async ({
  page,
  panel,
  account,
  framed,
}) => {
  const now = panel.control.now()
  panel.control.setTwoFactor(account.id, {
    secret,
    recoveryCodes: Array.from({ length: 10 }, (_, at) => `aB3dE5fG${at}h`),
  })
  panel.control.createApiKey(account.id, {
    description: 'forgotten-canary',
    lastUsedAt: now - 120 * day,
  })
  panel.control.createApiKey(account.id, { lastUsedAt: now - day })
  panel.control.addActivity(account.id, [
    { event: 'user:two-factor.create', timestamp: now - 40 * day, ip: '192.0.2.1' },
    { event: 'auth:token', timestamp: now - 30 * day, ip: '192.0.2.1' },
    { event: 'auth:recovery-token', timestamp: now - 20 * day, ip: '192.0.2.1' },
    { event: 'auth:recovery-token', timestamp: now - 10 * day, ip: '192.0.2.1' },
    { event: 'auth:reset-password', timestamp: now - 3 * day, ip: '192.0.2.1' },
  ])
  const frame = await framed('/profile')
  await expect
    .poll(() => posture(page))
    .toEqual({ twoFactor: 'on', codesLeft: 8, staleKeys: 1, openQuestions: 1 })
  // Before it was read, nothing was said of it.
  expect((await told(page)).postures[0]).toEqual({
    twoFactor: 'unknown',
    codesLeft: null,
    staleKeys: null,
    openQuestions: null,
  })

  // “At a glance” leads there, too.
  await frame
    .getByRole('navigation', { name: 'Account' })
    .getByRole('link', { name: 'Activity' })
    .click()
  // A finding is one line, which opens in place to be answered.
  await frame
    .getByRole('region', { name: 'Worth a look' })
    .locator('summary')
    .first()
    .click()
  await frame.getByRole('button', { name: 'It was me' }).click()
  await expect.poll(() => posture(page)).toMatchObject({ openQuestions: 0, staleKeys: 1 })
  const said = JSON.stringify(await heard(page))
  for (const each of ['forgotten-canary', account.email, secret, '192.0.2.1'])
    expect(said).not.toContain(each)
})

test('what the panel does not tell is not known', async ({ page, panel, framed }) => {
  panel.control.set({ missing: ['activity'] })
  await framed('/profile')
  await expect.poll(() => posture(page)).toMatchObject({ staleKeys: 0 })
  expect(await posture(page)).toEqual({
    twoFactor: 'unknown',
    codesLeft: null,
    staleKeys: 0,
    openQuestions: null,
  })
})
