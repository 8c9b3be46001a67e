import {
  apiKeysPage,
  createKeyPage,
  newPublicKey,
  sshAddPage,
  sshKeysPage,
} from '../../e2e/key-places.ts'
import { goTo, oneOf, type Moment } from './moment.ts'

/** Keys that a person has before they rather delete one than make another. */
const enough = 6

/** Makes an API key; pressed twice at times. */
export async function createApiKey({ page, chance, step }: Moment): Promise<void> {
  await goTo(page, 'API keys')
  if ((await apiKeysPage(page).rows.count()) >= enough) return
  await page.getByRole('link', { name: 'Create API key' }).click()
  const { description, create } = createKeyPage(page)
  await description.fill(`key ${step}`)
  if (chance.next() < 0.5) await create.dblclick()
  else await create.click()
}

/** Deletes one of the API keys on screen. */
export async function deleteApiKey({ page, chance }: Moment): Promise<void> {
  await goTo(page, 'API keys')
  const { list, menu } = apiKeysPage(page)
  const one = await oneOf(list.getByRole('button', { name: /^More for / }), chance)
  if (!one) return
  await one.click()
  await menu.getByRole('menuitem', { name: 'Delete…' }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Delete (key|\d+ keys)$/ })
    .click()
}

/** Adds an SSH key. */
export async function addSshKey({ page, step }: Moment): Promise<void> {
  await goTo(page, 'SSH keys')
  if ((await sshKeysPage(page).rows.count()) >= enough) return
  await page.getByRole('link', { name: 'Add SSH key' }).click()
  const { key, add } = sshAddPage(page)
  await key.fill(`${newPublicKey()} ssh ${step}`)
  await add.click()
}

/** Removes one of the SSH keys on screen; takes it back at times. */
export async function removeSshKey({ page, chance }: Moment): Promise<void> {
  await goTo(page, 'SSH keys')
  const { list, menu, undo } = sshKeysPage(page)
  const one = await oneOf(list.getByRole('button', { name: /^More for / }), chance)
  if (!one) return
  await one.click()
  await menu.getByRole('menuitem', { name: 'Remove' }).click()
  if (chance.next() < 0.3) await undo.click()
}
