/**
 * `npm run panel:seed -- --activity 1000000`: gives the demo account of the stand-in that `npm start` opens so many rows of
 * activity, in place of those it has. See `server/settings.ts` for the environment.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'

import { createPanel } from '../panel/panel.ts'
import { demo, replaceDemoActivity, seedDemo } from '../panel/seed.ts'
import { readSettings } from '../server/settings.ts'

/** The rows are sorted in memory. */
const most = 2_000_000

function askedCount(): number {
  const options = { activity: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ options, strict: false })
  const given = values.activity
  const odd = [...Object.keys(values).filter((name) => name !== 'activity'), ...positionals]
  if (typeof given === 'string' && /^\d+$/.test(given) && Number(given) <= most && !odd[0])
    return Number(given)
  const found = process.argv.slice(2).join(' ')
  throw new Error(
    `${found ? `"${found}" does not say` : 'Say'} how many rows, a whole number from 0 to ${most}: npm run panel:seed -- --activity 1000000`,
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
  const count = askedCount()
  const options = askedDatabase()
  mkdirSync(dirname(options.database), { recursive: true })
  const began = performance.now()
  const panel = createPanel(options)
  seedDemo(panel)
  replaceDemoActivity(panel, count)
  panel.close()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    [
      `${demo.username} has ${count.toLocaleString('en')} rows of activity of the last 90 days, in place of those before,`,
      `in ${options.database} (${seconds} s). Look at them with "npm start".`,
    ].join('\n'),
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
