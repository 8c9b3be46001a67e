/**
 * `npm run test:browsers`: the same steps through all pages in other engines than the stories have, on the built page with
 * the stand-in. `npm run test:browsers -- firefox chromium` runs those, and `--pictures` keeps what was seen in
 * `test-results/engines`. An engine that cannot be had is said loudly, and is not counted. With `--stories` the stories
 * come after that, where Playwright's own builds are.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Driver } from './driver.ts'
import { engines, launch, missingOf, type Engine } from './engines.ts'
import { createPerson } from './person.ts'
import { steps } from './steps.ts'
import { storyEngines } from './story-engines.ts'
import { createWorld } from './world.ts'

const root = join(import.meta.dirname, '..', '..')
const pictures = join(root, 'test-results', 'engines')
const args = process.argv.slice(2)
const keepsPictures = args.includes('--pictures')
const names = args.filter((name) => !name.startsWith('--'))

/** What came of an engine: in words for the last line, how many steps were taken, and whether that is a failure. */
type Outcome = { words: string; done: number; failed: boolean }

/** Resolves when what is there is painted, in its fonts, and what moves has come to its end; runs in the page. */
async function painted(): Promise<void> {
  const frame = () => new Promise((shown) => requestAnimationFrame(shown))
  await document.fonts.ready
  await frame()
  await Promise.allSettled(
    document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
      .map(({ finished }) => finished),
  )
  await frame()
  await frame()
}

async function keep(driver: Driver, engine: Engine, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await driver.evaluate(painted)
  const file = `${engine.name.toLowerCase()}-${name}.png`
  writeFileSync(join(pictures, file), await driver.screenshot())
}

async function walk(engine: Engine): Promise<Outcome> {
  const { name } = engine
  const missing = missingOf(engine)
  if (missing.length > 0) {
    const words = `${name}: NOT RUN, for want of ${missing.join(' and ')} (Debian’s packages)`
    console.log(`\n!!! ${words}\n`)
    return { words, done: 0, failed: false }
  }
  let driver: Driver
  try {
    driver = await launch(engine)
  } catch (error) {
    console.error(error)
    return { words: `${name}: does not start`, done: 0, failed: true }
  }
  const world = await createWorld()
  console.log(`\n${name}: ${driver.name}`)
  let done = 0
  try {
    await driver.resize(1100, 800)
    const person = createPerson(driver)
    const memory = { secret: '', usable: '' }
    const picture = async (of: string) => {
      if (keepsPictures) await keep(driver, engine, of)
    }
    for (const step of steps) {
      const began = performance.now()
      await step.run({ ...person, ...world, memory, picture })
      const faults = world.faults()
      if (faults.length > 0)
        throw new Error(`The page did what it may not:\n${faults.join('\n')}`)
      done++
      const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5)
      console.log(`  ✓ ${String(done).padStart(2)} ${seconds} s  ${step.name}`)
    }
  } catch (error) {
    console.log(`  ✗ ${String(done + 1).padStart(2)}  ${steps[done]?.name}`)
    console.error(error)
    for (const fault of world.faults()) console.error(fault)
    await keep(driver, engine, 'failed').catch(() => {})
    console.error(
      `What was seen then: ${join(pictures, `${name.toLowerCase()}-failed.png`)}`,
    )
  } finally {
    await driver.close()
    await world.close()
  }
  return {
    words: `${name}: ${done} of ${steps.length} steps`,
    done,
    failed: done < steps.length,
  }
}

/** Chromium has the stories: it comes when it is asked for. */
const chosen = engines.filter(({ name }) =>
  names.length > 0 ? names.includes(name.toLowerCase()) : name !== 'Chromium',
)
if (!existsSync(join(root, 'dist', 'index.html'))) {
  console.error('There is no built page. Run "npm run build" first.')
  process.exit(1)
}
// What runs for a browser is not to outlive this.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => process.exit(1))
const outcomes: Outcome[] = []
for (const engine of chosen) outcomes.push(await walk(engine))
const summary = outcomes.map(({ words }) => words).join(', ')
const failed = outcomes.filter((outcome) => outcome.failed).length
mkdirSync(join(root, 'test-results'), { recursive: true })
writeFileSync(
  join(root, 'test-results', 'engines.json'),
  JSON.stringify({
    passed: outcomes.reduce((sum, { done }) => sum + done, 0),
    failed,
    summary,
  }),
)
/** Runs the stories in Playwright's own builds of the engines; says whether all is well. */
function runStories(): boolean {
  const projects = storyEngines().filter(
    (name) => names.length === 0 || names.includes(name),
  )
  if (projects.length === 0) {
    console.log(
      'Stories in Firefox and WebKit: NOT RUN, for want of Playwright’s own builds.',
    )
    console.log('Where they may be downloaded: npx playwright install firefox webkit')
    return true
  }
  const wanted = projects.map((name) => `--project=${name}`)
  return (
    spawnSync('playwright', ['test', ...wanted], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, OTHER_ENGINES: '1' },
    }).status === 0
  )
}

console.log(`\n${summary || 'There is no such engine'}`)
const isWell = failed === 0 && chosen.length > 0
// What still runs of a browser that did not start would keep this alive.
process.exit(isWell && (!args.includes('--stories') || runStories()) ? 0 : 1)
