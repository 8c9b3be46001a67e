/**
 * `npm run soak -- --minutes 10 --seed 1`: one person in two tabs of the built page, whose panel fails in one of ten requests.
 * At the end the lists on screen have to equal the database, nothing may be stuck, and after a collection of garbage each tab may
 * keep 3 MB more than after two minutes. What the person does and which request fails depends on the seed, the step and
 * what is on screen. `--faults 20` fails more often, `--tell` tells each step.
 */
import { expect, type Page } from '@playwright/test'

import { watch } from '../e2e/watch.ts'
import { createChance } from '../panel/seed-chance.ts'
import { setStage } from './bench/stage.ts'
import { ensureBuilt } from './built.ts'
import { loadEstimate } from './soak/credentials.ts'
import { createRandomFaults } from './soak/faults.ts'
import { dealWithWhatIsInTheWay } from './soak/in-the-way.ts'
import { goTo, type Moment } from './soak/moment.ts'
import { isVerbose, minutes, seed, share } from './soak/options.ts'
import { act } from './soak/person.ts'
import { longest, settle } from './soak/settle.ts'
import { differences, heapOf, stuckOn } from './soak/verdict.ts'

/** Milliseconds for which a person waits for what has to be there. */
const patience = 5000
/** Within this a list shows what is true: half a minute later it would be read again anyway. */
const soon = 20_000
/** Megabytes by which a tab may grow after two minutes. */
const growth = 3

ensureBuilt('build')

const faults = createRandomFaults(seed, share)
const stage = await setStage({ around: faults.around })
const { panel, account } = stage
const began = performance.now()
const passed = () => (performance.now() - began) / 60_000
const belief = { password: account.password }
const said: string[] = []
const troubles: string[] = []
let step = 0

const pages = [await stage.open(1), await stage.open(1)]
for (const page of pages) page.setDefaultTimeout(patience)
for (const context of new Set(pages.map((page) => page.context())))
  await watch(context, troubles)

function say(what: string): void {
  said.push(what)
  if (isVerbose) console.log(what)
}

/** What the person knows in the step of now. */
const momentOn = (page: Page): Moment => ({
  page,
  panel,
  account,
  belief,
  chance: createChance(seed * 1_000_003 + step),
  step,
})

async function live(until: number): Promise<void> {
  while (passed() < until) {
    step++
    faults.beginStep(step)
    const chance = createChance(seed * 1_000_003 + step)
    const tab = chance.whole(0, 1)
    const page = pages[tab]
    if (!page) return
    // Whoever changes tabs looks at the other one.
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    say(`step ${step}, tab ${tab + 1}: ${await act({ ...momentOn(page), chance })}`)
    await settle(page, tab)
    if (troubles.length > 0) throw new Error(troubles.join('\n'))
  }
}

/** Without faults: deals with what is in the way of a tab. Throws when that never ends. */
async function clear(page: Page, tab: number): Promise<void> {
  const since = performance.now()
  for (;;) {
    step++
    const done = await dealWithWhatIsInTheWay(momentOn(page)).catch(String)
    await settle(page, tab)
    if (done === null) return
    say(`step ${step}, tab ${tab + 1}: ${done}`)
    if (performance.now() - since > 3 * longest)
      throw new Error(`tab ${tab + 1}: something stays in the way: ${done}`)
  }
}

/** What is wrong with a tab to which nothing more happens, in words. */
async function wrongWith(page: Page, tab: number): Promise<string[]> {
  await clear(page, tab)
  const wrong = await differences(page, stage).catch((error: unknown) => [String(error)])
  return [...wrong, ...(await stuckOn(page))].map((what) => `tab ${tab + 1}: ${what}`)
}

/** Without faults: both tabs have to show what the database has, and nothing that stays. */
async function comeToRest(): Promise<void> {
  faults.stop()
  await faults.over()
  for (const [tab, page] of pages.entries()) await clear(page, tab)
  for (const [tab, page] of pages.entries()) {
    await clear(page, tab)
    await expect
      .poll(() => wrongWith(page, tab), { timeout: soon, intervals: [500] })
      .toEqual([])
  }
}

/** Megabytes that both tabs keep, at the same place. */
async function weigh(): Promise<number[]> {
  await comeToRest()
  const weights: number[] = []
  for (const page of pages) {
    await goTo(page, 'Profile', true)
    weights.push(await heapOf(page))
  }
  faults.goOn()
  return weights
}

const inMegabytes = (weights: readonly number[]) =>
  weights.map((each) => each.toFixed(1)).join(' and ')

/** Comes to the profile with a tab, past what fails on the way there. */
async function arrive(page: Page, tab: number): Promise<void> {
  await page.goto(`${stage.origin}/profile`)
  await expect(async () => {
    const done = await dealWithWhatIsInTheWay(momentOn(page))
    if (done !== null) say(`step ${step++}, tab ${tab + 1}: ${done}`)
    await loadEstimate(page)
  }).toPass({ timeout: longest, intervals: [100] })
}

async function run(): Promise<void> {
  for (const [tab, page] of pages.entries()) await arrive(page, tab)
  await live(Math.min(2, minutes / 2))
  const before = await weigh()
  await live(minutes)
  const after = await weigh()
  const { apiKeys, sshKeys } = panel.control.keysOf(account.id)
  console.log(
    [
      `${step} steps, ${faults.requests()} requests, ${faults.struck().length} of them failed`,
      `lists equal the database: ${apiKeys.length} API keys, ${sshKeys.length} SSH keys, two-factor ${panel.control.hasTwoFactor(account.id) ? 'on' : 'off'}; nothing is stuck`,
      `heap: ${inMegabytes(before)} MB, at the end ${inMegabytes(after)} MB`,
    ].join('\n'),
  )
  for (const [tab, weight] of after.entries())
    if (weight > (before[tab] ?? 0) + growth)
      throw new Error(`tab ${tab + 1} keeps more than ${growth} MB more than before`)
}

try {
  await run()
  console.log(`soak of ${minutes} minutes passed (seed ${seed})`)
} catch (error) {
  const why = error instanceof Error ? error.message : String(error)
  console.error(
    [
      `soak failed (seed ${seed}, step ${step}, after ${passed().toFixed(1)} minutes): ${why}`,
      'Before that:',
      ...said.slice(-25),
      'Failed requests:',
      ...faults.struck().slice(-15),
    ].join('\n'),
  )
  process.exitCode = 1
} finally {
  await stage.close()
}
