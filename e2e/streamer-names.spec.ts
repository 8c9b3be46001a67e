import { expect, test } from './fixtures.ts'
import { newPublicKey, sshKeysPage } from './key-places.ts'
import { openProfile } from './places.ts'
import { turnOn } from './streamer-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('a name that looks like an address has a box in its place, and shows where it is pointed at', async ({
  page,
  panel,
  account,
}) => {
  panel.control.createSshKey(account.id, {
    name: 'work@laptop',
    publicKey: newPublicKey(),
  })
  await openProfile(page)
  await turnOn(page)
  await page.goto('/ssh-keys')
  const { list } = sshKeysPage(page)
  const name = list.getByRole('button', { name: /^hidden email address: / })
  await expect(name).toBeVisible()
  // Around a block, a box in a line has no area to draw.
  const box = await name.evaluate((button) => {
    const mask = button.firstElementChild
    const { width, height } = mask?.getBoundingClientRect() ?? { width: 0, height: 0 }
    return { width, height, isLine: mask && getComputedStyle(mask).display === 'inline' }
  })
  expect(box.isLine).toBe(false)
  expect(Math.min(box.width, box.height)).toBeGreaterThan(10)
  await name.hover()
  await expect(list.getByRole('button', { name: 'work@laptop', exact: true })).toBeVisible()
})

test('keys of one name are told apart by when they were made', async ({
  page,
  panel,
  account,
}) => {
  for (const month of [4, 5])
    panel.control.createApiKey(account.id, {
      description: 'CI',
      createdAt: Date.UTC(2026, month, 15, 12),
    })
  await openProfile(page)
  await turnOn(page)
  await page.goto('/api-keys')
  // As the region of the browser writes it.
  for (const day of ['(?:May 15,|15 May) 2026', '(?:Jun 15,|15 Jun) 2026']) {
    const pick = page.getByRole('checkbox', {
      name: new RegExp(`^Select CI \\(hidden identifier, created ${day}, `),
    })
    await expect(pick).toBeVisible()
    await expect(page.getByRole('row').filter({ has: pick })).toContainText(
      new RegExp(`created ${day}, `),
    )
  }
  const menu = page.getByRole('button', { name: /Account menu/ })
  await expect(menu).toContainText('Streamer mode')
})
