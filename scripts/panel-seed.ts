/**
 * `npm run panel:seed -- --activity 1000000`: gives the demo account of the stand-in that `npm start` opens so many rows of
 * activity, in place of those it has. `npm run panel:seed -- --person steady` adds an ordinary person there. See
 * `server/settings.ts` for the environment.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'

import { createPanel } from '../panel/panel.ts'
import { people, type Person, seedPerson } from '../panel/seed-people.ts'
import { demo, replaceDemoActivity, seedDemo } from '../panel/seed.ts'
import { readSettings } from '../server/settings.ts'

/** The rows are sorted in memory. */
const most = 2_000_000

const isPerson = (text: unknown): text is Person => people.some((name) => name === text)

function asked(): { count: number } | { person: Person } {
  const options = { activity: { type: 'string' }, person: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ options, strict: false })
  const [name, ...more] = [...Object.keys(values), ...positionals]
  const { activity, person } = values
  if (more.length === 0 && name === 'activity') {
    if (typeof activity === 'string' && /^\d+$/.test(activity) && Number(activity) <= most)
      return { count: Number(activity) }
  }
  if (more.length === 0 && name === 'person' && isPerson(person)) return { person }
  const found = process.argv.slice(2).join(' ')
  throw new Error(
    `${found ? `"${found}" does not say` : 'Say'} how many rows, a whole number from 0 to ${most}: npm run panel:seed -- --activity 1000000; or which person, ${people.join(', ')}: npm run panel:seed -- --person steady`,
  )
}

function askedDatabase() {
  const { panel } = readSettings(process.env)
  if (panel.kind === 'real')
    throw new Error('PANEL_URL is set: only the stand-in can be seeded, not a real panel.')
  if (panel.database === ':memory:')
    throw new Error('PANEL_DATABASE=:memory: would end with this command: name a file.')
  const { kind: _, ...options } = panel
  return options
}

try {
  const what = asked()
  const options = askedDatabase()
  mkdirSync(dirname(options.database), { recursive: true })
  const began = performance.now()
  const panel = createPanel(options)
  seedDemo(panel)
  if ('person' in what) {
    const { username, password } = seedPerson(panel, what.person)
    panel.close()
    console.log(
      [
        `Sign in as ${username} with the password ${password}`,
        `(in ${options.database}; look with "npm start").`,
      ].join('\n'),
    )
  } else {
    replaceDemoActivity(panel, what.count)
    panel.close()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(
      [
        `${demo.username} has ${what.count.toLocaleString('en')} rows of activity of the last 90 days, in place of those before,`,
        `in ${options.database} (${seconds} s). Look at them with "npm start".`,
      ].join('\n'),
    )
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
