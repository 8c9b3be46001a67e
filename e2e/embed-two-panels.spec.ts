import type { Locator } from '@playwright/test'

import { createPanel } from '../panel/panel.ts'
import type { Panel, PanelAccount } from '../panel/types.ts'
import { expect, test as base } from './fixtures.ts'
import { hostPath, shows } from './host-page.ts'
import { apiKeysPage, publicKeys, sshKeysPage } from './key-places.ts'
import {
  addSshKey,
  changeEmail,
  changePassword,
  goTo,
  makeApiKey,
  showQrCode,
  turnOnTwoFactor,
} from './main-stories.ts'
import { keyForm } from './places.ts'
import { emailForm, typeEmail } from './profile-places.ts'

/** An element on the page, the panel behind it, and who is there. */
type Side = { tab: Locator; panel: Panel; account: PanelAccount }

/** Two elements on one page, both on the profile: of the panel that the page belongs to, by a session, and of another, by a key. */
const test = base.extend<{ sides: [Side, Side] }>({
  sides: async ({ page, served, panel, account, signedIn }, provide) => {
    const neighbour = createPanel({
      database: ':memory:',
      dialect: 'pterodactyl-1.11.8',
      settings: { ...panel.control.settings(), hashCost: 2 },
    })
    served.neighbour = neighbour
    const olga = neighbour.control.createAccount({
      username: 'olga',
      email: 'olga@example.com',
      password: 'another horse',
    })
    const { usable } = neighbour.control.createApiKey(olga.id, { description: 'Panel tab' })
    await signedIn()
    await page.goto(hostPath({ root: 'shadow', route: 'memory', count: 2 }))
    const tab = (at: number) => page.getByRole('region', { name: `Tab ${at}` })
    await page.evaluate(() => {
      const [, element] = document.querySelectorAll('perch-account')
      element?.setAttribute('api-base', '/auth/neighbour/api/client')
      element?.setAttribute('auth', 'key')
      element?.setAttribute('credentials', 'omit')
    })
    await keyForm(tab(2)).use(usable)
    for (const at of [1, 2]) await shows(tab(at), 'Profile')
    await provide([
      { tab: tab(1), panel, account },
      { tab: tab(2), panel: neighbour, account: olga },
    ])
    served.neighbour = null
    neighbour.close()
  },
})

test('two panels on a page: each changes the email and the password of its own account', async ({
  sides,
}) => {
  const [una, olga] = sides
  await expect(una.tab).toContainText(una.account.email)
  await expect(una.tab).not.toContainText('olga')
  await expect(olga.tab).toContainText(olga.account.email)
  await expect(olga.tab).not.toContainText(una.account.email)

  await typeEmail(una.tab, 'una.next@example.com')
  await changeEmail(olga.tab, olga.account, 'olga.next@example.com')
  // What is typed beside it is nobody's but its own.
  const { email, password, send } = emailForm(una.tab)
  await expect(email).toHaveValue('una.next@example.com')
  await password.fill(una.account.password)
  await send.click()
  await expect(una.tab).toContainText('to una.next@example.com.')

  for (const { tab, account } of sides)
    await changePassword(tab, account, `copper lantern ${account.username}`)
  for (const { tab, panel, account } of sides) {
    const isOlga = account === olga.account
    await expect(tab).toContainText(isOlga ? 'olga.next@' : 'una.next@')
    await expect(tab).not.toContainText(isOlga ? 'una.next@' : 'olga.next@')
    expect(panel.control.findAccount(account.username)?.email).toMatch(
      isOlga ? /^olga\.next@/ : /^una\.next@/,
    )
  }
})

test('two panels on a page: each has its own keys and its own activity', async ({
  sides,
}) => {
  const names = ['una', 'olga'] as const
  for (const { tab } of sides) await goTo(tab, 'API keys')
  for (const [at, { tab }] of sides.entries()) await makeApiKey(tab, `Key of ${names[at]}`)
  for (const [at, { tab }] of sides.entries()) {
    await expect(apiKeysPage(tab).row(`Key of ${names[at]}`)).toBeVisible()
    await expect(tab).not.toContainText(`Key of ${names[1 - at]}`)
    await goTo(tab, 'SSH keys')
  }
  for (const [at, { tab }] of sides.entries())
    await addSshKey(
      tab,
      at === 0 ? publicKeys.first : publicKeys.second,
      `${names[at]}@laptop`,
    )
  for (const [at, { tab }] of sides.entries()) {
    await expect(sshKeysPage(tab).rows).toHaveCount(1)
    await expect(sshKeysPage(tab).row(`${names[at]}@laptop`)).toBeVisible()
    await goTo(tab, 'Activity')
  }
  const made = names.map((name) => [`Key of ${name}`, `${name}@laptop`])
  for (const [at, { tab }] of sides.entries()) {
    const events = tab.getByRole('listitem')
    await expect(events.filter({ hasText: /SSH key.*added/ })).toHaveCount(1)
    await expect(events.filter({ hasText: /API key.*created/ })).toHaveCount(1)
    for (const own of made[at] ?? []) await expect(tab).toContainText(own)
    for (const other of made[1 - at] ?? []) await expect(tab).not.toContainText(other)
  }
})

test('two panels on a page: two-factor is set up by QR code in both at once, each with its own secret', async ({
  sides,
}) => {
  const links: string[] = []
  for (const { tab } of sides) {
    await goTo(tab, 'Security')
    links.push(await showQrCode(tab))
  }
  for (const [at, { panel, account }] of sides.entries()) {
    expect(links[at]).toMatch(/^otpauth:\/\/totp\//)
    // Nobody else's: what its own panel waits for.
    expect(new URL(links[at] ?? '').searchParams.get('secret')).toBe(
      panel.control.twoFactorSecret(account.id),
    )
  }
  expect(links[0]).not.toBe(links[1])
  for (const { tab, panel, account } of sides) await turnOnTwoFactor(tab, panel, account)
})
