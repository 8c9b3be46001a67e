import { generateKeyPairSync } from 'node:crypto'

import type { Locator, Page } from '@playwright/test'

import {
  apiKeysPage,
  createKeyPage,
  keyRead,
  sshAddPage,
  sshKeysPage,
} from '../../e2e/key-places.ts'
import { signInForm } from '../../e2e/places.ts'
import { emailForm } from '../../e2e/profile-places.ts'
import type { Chance } from '../../panel/seed-chance.ts'
import type { PanelAccount } from '../../panel/types.ts'

/** What a person knows while they do one thing on one tab. */
export type Moment = {
  page: Page
  account: PanelAccount
  chance: Chance
  /** Counts what they do, so that each thing they make has a name of its own. */
  step: number
}

type Task = (moment: Moment) => Promise<void>

const sections = ['Profile', 'Security', 'API keys', 'SSH keys', 'Activity'] as const
/** Keys that a person has before they rather delete one than make another. */
const enough = 6

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/** One of what is there, `null` for nothing. */
async function oneOf(locator: Locator, chance: Chance): Promise<Locator | null> {
  const count = await locator.count()
  return count === 0 ? null : locator.nth(chance.whole(0, count - 1))
}

/**
 * Goes to a section by the navigation, as people do; `decided` to leave what is not saved, where the page asks. Throws when
 * the page does not come.
 */
export async function goTo(
  page: Page,
  section: (typeof sections)[number],
  decided = false,
): Promise<void> {
  await page.getByRole('link', { name: section, exact: true }).first().click()
  const arrived = heading(page, section)
  const leave = page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true })
  if (decided) {
    await arrived.or(leave).first().waitFor()
    if (await leave.isVisible()) await leave.click()
  }
  await arrived.waitFor()
}

const visit: Task = ({ page, chance }) => goTo(page, chance.pick(sections))

async function createApiKey({ page, chance, step }: Moment): Promise<void> {
  await goTo(page, 'API keys')
  if ((await apiKeysPage(page).list.getByRole('listitem').count()) >= enough) return
  await page.getByRole('link', { name: 'Create API key' }).click()
  const { description, create } = createKeyPage(page)
  await description.fill(`key ${step}`)
  if (chance.next() < 0.5) await create.dblclick()
  else await create.click()
}

async function deleteApiKey({ page, chance }: Moment): Promise<void> {
  await goTo(page, 'API keys')
  const { list } = apiKeysPage(page)
  const one = await oneOf(list.getByRole('button', { name: /^Delete / }), chance)
  if (!one) return
  await one.click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Delete (key|\d+ keys)$/ })
    .click()
}

/** A new key of which nobody keeps the private half. */
function publicKey(): string {
  const { publicKey: made } = generateKeyPairSync('ed25519')
  const { x = '' } = made.export({ format: 'jwk' })
  const head = Buffer.from('0000000b7373682d6564323535313900000020', 'hex')
  return `ssh-ed25519 ${Buffer.concat([head, Buffer.from(x, 'base64url')]).toString('base64')}`
}

async function addSshKey({ page, step }: Moment): Promise<void> {
  await goTo(page, 'SSH keys')
  if ((await sshKeysPage(page).list.getByRole('listitem').count()) >= enough) return
  await page.getByRole('link', { name: 'Add SSH key' }).click()
  const { key, add } = sshAddPage(page)
  await key.fill(`${publicKey()} ssh ${step}`)
  await add.click()
}

async function removeSshKey({ page, chance }: Moment): Promise<void> {
  await goTo(page, 'SSH keys')
  const { list, undo } = sshKeysPage(page)
  const one = await oneOf(list.getByRole('button', { name: /^Remove / }), chance)
  if (!one) return
  await one.click()
  if (chance.next() < 0.3) await undo.click()
}

async function changeEmail({ page, account, step }: Moment): Promise<void> {
  await goTo(page, 'Profile')
  const { email, password, send } = emailForm(page)
  if (!(await email.isVisible())) await send.click()
  await email.fill(`una${step}@example.com`)
  await password.fill(account.password)
  await send.click()
}

async function searchKeys({ page, chance, step }: Moment): Promise<void> {
  await goTo(page, chance.pick(['API keys', 'SSH keys'] as const))
  const { search } = apiKeysPage(page)
  await search.fill(String(step % 10))
  await search.fill('')
}

async function readActivity({ page, chance }: Moment): Promise<void> {
  await goTo(page, 'Activity')
  const kind = page.getByRole('combobox', { name: 'Kind of event' })
  await kind.selectOption({ index: chance.whole(0, 3) })
  const older = page.getByRole('button', { name: 'Show older events' })
  if (await older.isVisible()) await older.click()
  await kind.selectOption({ index: 0 })
}

const back: Task = async ({ page }) => void (await page.goBack())

async function signOut({ page }: Moment): Promise<void> {
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
}

/** What a person does, each as often as it stands here. */
const tasks: readonly (readonly [name: string, task: Task, weight: number])[] = [
  ['goes to a section', visit, 5],
  ['creates an API key', createApiKey, 4],
  ['deletes an API key', deleteApiKey, 3],
  ['adds an SSH key', addSshKey, 4],
  ['removes an SSH key', removeSshKey, 3],
  ['changes the email', changeEmail, 3],
  ['searches a list', searchKeys, 2],
  ['reads the activity', readActivity, 3],
  ['goes back', back, 1],
  ['signs out', signOut, 1],
]

/** What lies over the page, if anything does. */
const dialogOf = (page: Page) =>
  page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .filter({ visible: true })
    .last()

/** Signs in where somebody is asked to, on the page or in a dialog. */
async function signIn(place: Page | Locator, account: PanelAccount): Promise<void> {
  const { user, password, send } = signInForm(place)
  if (await user.isVisible()) await user.fill(account.username)
  await password.fill(account.password)
  await send.click()
}

/** Answers a dialog: what is shown once is stored, a password is given, and everything else is answered by chance. */
async function answerDialog(dialog: Locator, moment: Moment): Promise<string> {
  const { page, account, chance } = moment
  const reveal = createKeyPage(page)
  const words =
    (await dialog.getAttribute('aria-label')) ??
    (await dialog.innerText()).split('\n')[0] ??
    ''
  if (await signInForm(dialog).password.isVisible()) {
    await signIn(dialog, account)
    return `signs in again (${words})`
  }
  if (await dialog.getByLabel('The key', { exact: true }).isVisible()) {
    await reveal.stored.fill(await keyRead(page))
    await reveal.done.click()
    return 'stores the new key'
  }
  const button = await oneOf(dialog.getByRole('button').filter({ visible: true }), chance)
  const pressed = (await button?.innerText()) ?? 'nothing'
  await button?.click()
  return `presses “${pressed}” in “${words}”`
}

/**
 * The first of what is in the way of a person, dealt with; what was done, or `null` where nothing is. What failed to be read is
 * tried again as often as `patient` says, from 0 to 1.
 */
export async function dealWithWhatIsInTheWay(
  moment: Moment,
  patient = 1,
): Promise<string | null> {
  const { page, account, chance } = moment
  const dialog = dialogOf(page)
  if (await dialog.isVisible()) return answerDialog(dialog, moment)
  if (await signInForm(page).user.isVisible()) {
    await signIn(page, account)
    return 'signs in'
  }
  const again = page.getByRole('button', { name: 'Try again' }).filter({ visible: true })
  const one = await oneOf(again, chance)
  if (!one || chance.next() >= patient) return null
  await one.click()
  return 'tries again'
}

/** One thing that a person does on one tab; in words, and with what kept them from it. */
export async function act(moment: Moment): Promise<string> {
  const { chance } = moment
  let doing = 'looks'
  try {
    const done = await dealWithWhatIsInTheWay(moment, 0.7)
    if (done !== null) return done
    const bag = tasks.flatMap(([name, task, weight]) =>
      Array.from({ length: weight }, () => [name, task] as const),
    )
    const [name, task] = bag[chance.whole(0, bag.length - 1)] ?? ['visits', visit]
    doing = name
    await task(moment)
    return name
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return `${doing}: gave up (${why.slice(0, 120)})`
  }
}
