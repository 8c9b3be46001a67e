import { expect, type Locator, type Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { shows } from './host-page.ts'
import { createKeyPage, keyRead, sshAddPage, sshKeysPage } from './key-places.ts'
import { emailForm, typeEmail } from './profile-places.ts'
import { decodeQr } from './qr.ts'
import { securityPage, setUpPage, shownKey } from './security-places.ts'
import { finishSetUp } from './two-factor-set-up.ts'

/** A host page with one element, or what stands around one of several. */
type Place = Page | Locator

/** Goes to a section by the navigation of the element, as people do: in memory there are no addresses. */
export async function goTo(place: Place, name: string): Promise<void> {
  await place.getByRole('link', { name, exact: true }).click()
  await shows(place, name)
}

/** On the profile, where nothing is typed: changes the email of the account, and sees it confirmed. */
export async function changeEmail(
  place: Place,
  { email, password }: PanelAccount,
  next: string,
): Promise<void> {
  await typeEmail(place, next, password)
  await emailForm(place).send.click()
  await expect(place.getByRole('region', { name: 'You', exact: true })).toContainText(
    `Email changed from ${email} to ${next}.`,
  )
}

/** On the profile: changes the password of the account, and sees it confirmed. */
export async function changePassword(
  place: Place,
  { password }: PanelAccount,
  next: string,
): Promise<void> {
  const change = place.getByRole('button', { name: 'Change password' })
  await change.click()
  await place.getByLabel('Current password', { exact: true }).fill(password)
  await place.getByLabel('New password', { exact: true }).fill(next)
  await change.click()
  await expect(place.getByRole('region', { name: 'You', exact: true })).toContainText(
    'Password changed.',
  )
}

/** On the API keys: makes one of this description. Returns the key, which was shown once. */
export async function makeApiKey(place: Place, description: string): Promise<string> {
  await place.getByRole('link', { name: 'Create API key' }).click()
  const form = createKeyPage(place)
  await form.description.fill(description)
  await form.create.click()
  await expect(form.dialog).toBeVisible()
  const key = await keyRead(place)
  await form.finish()
  return key
}

/** On the SSH keys: adds one, named by its comment. */
export async function addSshKey(
  place: Place,
  publicKey: string,
  name: string,
): Promise<void> {
  await place.getByRole('link', { name: 'Add SSH key' }).click()
  const { key, add } = sshAddPage(place)
  await key.fill(`${publicKey} ${name}`)
  await add.click()
  await expect(sshKeysPage(place).row(name)).toBeVisible()
}

/** On Security: begins to set up two-factor. Returns the link that the QR code holds. */
export async function showQrCode(place: Place): Promise<string> {
  await securityPage(place).setUp.click()
  const { start, qrCode } = setUpPage(place)
  await expect(qrCode.or(start)).toBeVisible()
  if (await start.isVisible()) await start.click()
  const link = (await decodeQr(qrCode)) ?? ''
  expect(new URL(link).searchParams.get('secret')).toBe(
    (await shownKey(place)).replaceAll(' ', ''),
  )
  return link
}

/** Where the QR code is shown: turns two-factor on, and sees it on. Returns its recovery codes. */
export async function turnOnTwoFactor(
  place: Place,
  panel: Panel,
  account: PanelAccount,
): Promise<string[]> {
  const recovery = await finishSetUp({ page: place, panel, account })
  const { heading, twoFactor } = securityPage(place)
  await expect(heading).toBeFocused()
  await expect(twoFactor).toContainText('Two-factor is on')
  return recovery
}
