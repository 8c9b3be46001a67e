import { apiKeysPage } from '../../e2e/key-places.ts'
import { changeEmail, changePassword, turnTwoFactor } from './credentials.ts'
import { dealWithWhatIsInTheWay } from './in-the-way.ts'
import { addSshKey, createApiKey, deleteApiKey, removeSshKey } from './keys.ts'
import { goTo, sections, type Moment, type Task } from './moment.ts'

const visit: Task = ({ page, chance }) => goTo(page, chance.pick(sections))

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
  ['changes the password', changePassword, 2],
  ['turns two-factor on or off', turnTwoFactor, 3],
  ['searches a list', searchKeys, 2],
  ['reads the activity', readActivity, 3],
  ['goes back', back, 1],
  ['signs out', signOut, 1],
]

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
    const told = error instanceof Error ? error.message : String(error)
    const [why = told] = /waiting for (?!navigation).*/.exec(told) ?? []
    return `${doing}: gave up (${why.slice(0, 120)})`
  }
}
