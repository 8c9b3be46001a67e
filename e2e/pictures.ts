import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { test, type BrowserContext, type Page } from '@playwright/test'

import { createChance, type Chance } from '../panel/seed-chance.ts'
import type { PanelOptions } from '../panel/types.ts'
import { settled } from '../scripts/bench/settled.ts'
import { pictureAppearances, touch } from './appearances.ts'
import { pictureMoment } from './days.ts'
import { isAsked, picturePath, type Group } from './picture-names.ts'

/** Where this run leaves pictures of what the scan would look at, in place of looking; `undefined` in all other runs. */
const folder = process.env['GALLERY_PICTURES']

/** Whether a state is to be taken: all are, where nothing is said. */
export const isWanted = (group: Group, name: string): boolean =>
  isAsked(process.env['GALLERY_ONLY'] ?? '', group, name)

/** Whether this run takes pictures: then time stands still, and chance is the same for the same story. */
export const takesPictures = folder !== undefined

let chance: Chance = createChance(1)

/** The clock and the chance of a panel whose pages are taken; none of its own otherwise. */
export const stillPanel = (): Pick<PanelOptions, 'clock' | 'random'> =>
  takesPictures
    ? {
        clock: () => pictureMoment.getTime(),
        random: (bytes) => Uint8Array.from({ length: bytes }, () => chance.whole(0, 255)),
      }
    : {}

/** A number that is a story's alone, and the same each time; chance begins anew with it. */
export function numberOf(story: string): number {
  const seed = createHash('sha256').update(story).digest().readUInt32BE(0)
  chance = createChance(seed)
  return 100_000 + (seed % 900_000)
}

/** Contexts whose clock a story has taken, so that time passes there until a picture is taken. */
const passing = new WeakSet<BrowserContext>()

/** Has all pages of a browser stand at one moment, and draw the same lots. Their timers go on. */
export async function holdStill(context: BrowserContext): Promise<void> {
  const { clock } = context
  const install = clock.install.bind(clock)
  clock.install = async (options) => {
    passing.add(context)
    await install({ time: pictureMoment, ...options })
  }
  await clock.setFixedTime(pictureMoment)
  await context.addInitScript(() => {
    crypto.getRandomValues = (array) => {
      if (!ArrayBuffer.isView(array)) return array
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
      for (const at of bytes.keys()) bytes[at] = (at * 151 + 29) % 256
      return array
    }
  })
}

/** Within these many milliseconds after a step of a story, which a picture does not tell apart. */
const step = 20_000

/** Stops a clock that a story has taken; gives what lets it go on. */
async function stopClock(page: Page): Promise<() => Promise<void>> {
  const { clock } = page
  if (!passing.has(page.context())) return async () => {}
  const passed = (await page.evaluate(() => Date.now())) - pictureMoment.getTime()
  const moment = pictureMoment.getTime() + Math.floor(passed / step) * step
  await clock.setFixedTime(moment)
  return () => clock.setSystemTime(moment)
}

/** Writes one port and one number of an account for all: each worker has others, in the order in which it plays. */
async function hideOrder(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let before = ''
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? ''
      if (text.includes(location.host))
        node.nodeValue = text.replaceAll(location.host, '127.0.0.1:50000')
      else if (/^\d+$/.test(text) && /Account id\s*$/.test(before)) node.nodeValue = '1'
      before += text
    }
  })
}

/** Has a page draw what is beyond the window, too, which it leaves out until somebody scrolls there; gives what ends it. */
async function drawAll(page: Page): Promise<() => Promise<void>> {
  const sheet = await page.evaluateHandle(() => {
    const all = new CSSStyleSheet()
    all.replaceSync('* { content-visibility: visible !important }')
    document.adoptedStyleSheets.push(all)
    return all
  })
  return () =>
    sheet.evaluate((all) => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
        (each) => each !== all,
      )
    })
}

/**
 * Takes the present state in every appearance: `group` is what it is a state of, `views` or `parts`. A view is waited for
 * until it asks the panel for nothing any more.
 */
export async function takePictures(page: Page, group: Group, name: string): Promise<void> {
  if (folder === undefined || !isWanted(group, name)) return
  const place = join(folder, picturePath(group, name))
  mkdirSync(dirname(place), { recursive: true })
  if (test.info().retry > 0) rmSync(place, { recursive: true, force: true })
  // Throws for a second state of one name, whose pictures would take the place of the first one's.
  mkdirSync(place)
  if (group === 'views') await settled(page, 600)
  await hideOrder(page)
  const goOn = await stopClock(page)
  // A caret blinks, and forced colours draw it whatever styles say; a field that is read only has none.
  const freeze = (isFrozen: boolean) =>
    page.evaluate((isReadOnly) => {
      const field = document.activeElement
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
        field.readOnly = isReadOnly
    }, isFrozen)
  await freeze(true)
  const hide = await drawAll(page)
  for (const appearance of pictureAppearances) {
    await appearance.enter(page)
    // What sticks to an edge of the window stands where that is, and pages and dialogs are scrolled to what has focus.
    await page.evaluate(() => {
      scrollTo(0, 0)
      for (const each of document.querySelectorAll('*')) {
        if (each.scrollTop !== 0) each.scrollTop = 0
        if (each.scrollLeft !== 0) each.scrollLeft = 0
      }
    })
    await painted(page)
    await page.screenshot({
      path: join(place, `${appearance.name}.png`),
      animations: 'disabled',
      // To take more than the window, the browser takes the finger away.
      fullPage: appearance !== touch,
    })
    await appearance.leave(page)
  }
  await hide()
  await freeze(false)
  await goOn()
}

/** Two frames, after which a change of media or words is painted. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done()))
      }),
  )
}
