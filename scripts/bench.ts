/**
 * `npm run bench`: prints what long lists cost in a browser and a long past in the stand-in, in milliseconds. It measures
 * and does not judge: how fast a machine is, no test can know. `--rows 200000` has so many events instead of a million.
 * `npm run bench -- layout` prints what each page has on the screen, how far it moves that while it arrives, and what is too
 * small for a finger, beside what is wanted.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { measureFeed } from './bench/activity.ts'
import { fillLists, measureLists } from './bench/key-lists.ts'
import { measureLayout } from './bench/layout.ts'
import { feedReport, layoutReport, listReport, touchReport } from './bench/report.ts'
import { setStage } from './bench/stage.ts'
import { measureTouch, touchScreen } from './bench/touch.ts'
import { ensureBuilt } from './built.ts'

const { values, positionals } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' } },
  allowPositionals: true,
})
const wanted = positionals[0] ?? 'time'
if (positionals.length > 1 || !['time', 'layout'].includes(wanted))
  throw new Error(`${positionals.join(' ')}: only "layout" can be asked for.`)
const rows = Number(values.rows)
if (!Number.isInteger(rows) || rows < 10_000 || rows > 2_000_000)
  throw new Error(`--rows ${values.rows}: it is a whole number from 10000 to 2000000.`)

ensureBuilt('build')

async function benchLists() {
  const stage = await setStage()
  try {
    fillLists(stage)
    console.log(listReport(await measureLists(stage)))
  } finally {
    await stage.close()
  }
}

async function benchFeed() {
  // A file, as with `npm start`: what is in memory costs less to find.
  const folder = mkdtempSync(join(tmpdir(), 'perch-bench-'))
  try {
    const stage = await setStage({ database: join(folder, 'panel.sqlite') })
    try {
      console.log(feedReport(await measureFeed(stage, rows)))
    } finally {
      await stage.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function benchLayout() {
  const stage = await setStage()
  try {
    console.log(layoutReport(await measureLayout(stage)))
  } finally {
    await stage.close()
  }
  const touched = await setStage({ device: touchScreen })
  try {
    console.log(touchReport(await measureTouch(touched)))
  } finally {
    await touched.close()
  }
}

if (wanted === 'layout') await benchLayout()
else {
  await benchLists()
  await benchFeed()
}
