/**
 * `npm run pictures`: takes the README's pictures anew, into docs/pictures: each page of the account in light and dark, on a
 * desk and on a phone, and the element in the page of a panel. It builds both first. Time and chance are always
 * the same, so that a picture changes only with what it shows, or with the fonts of the computer.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from '@playwright/test'
import { decode, encode } from 'fast-png'

import { browserZone, pictureMoment as moment } from '../e2e/days.ts'
import { panelSite } from '../examples/panel-site.ts'
import { createChance } from '../panel/seed-chance.ts'
import { demo, seedDemo } from '../panel/seed.ts'
import { loadFiles } from '../server/static-files.ts'
import { settled } from './bench/settled.ts'
import { setStage, type Stage, type StageOptions } from './bench/stage.ts'
import { buildAnew } from './built.ts'
import { accountScenes, elementScene, type Scene, type Theme } from './pictures/scenes.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs', 'pictures')
const themes: readonly Theme[] = ['light', 'dark']

const desk = { viewport: { width: 1100, height: 722 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const panelPage = { viewport: { width: 1100, height: 640 } }

/** Opens a stage on which the demo's account is signed in, closed again after the pictures. */
async function onStage(
  { device, ...options }: StageOptions,
  take: (stage: Stage) => Promise<void>,
): Promise<void> {
  const chance = createChance(1)
  const stage = await setStage({
    ...options,
    panel: {
      clock: () => moment.getTime(),
      random: (bytes) => Uint8Array.from({ length: bytes }, () => chance.whole(0, 255)),
    },
    device: { locale: 'en-GB', timezoneId: browserZone, ...device },
  })
  try {
    seedDemo(stage.panel)
    await stage.signIn(demo.username)
    await take(stage)
  } finally {
    await stage.close()
  }
}

/** What a person did last is not to be seen: no focus, and nothing below the pointer. */
async function letGo(page: Page): Promise<void> {
  await page.evaluate(() => {
    // Inside of an element the focus is the element's.
    const { activeElement: outer } = document
    const inner = outer?.shadowRoot?.activeElement ?? outer
    if (inner instanceof HTMLElement) inner.blur()
    scrollTo(0, 0)
  })
  await page.mouse.move(0, 0)
}

const taken = new Set<string>()

/** The same picture in a file a quarter smaller: browsers compress in haste. */
const pressed = (picture: Uint8Array) => encode(decode(picture), { zlib: { level: 9 } })

async function take(stage: Stage, scene: Scene, theme: Theme, isPhone = false) {
  const page = await stage.open(1)
  const size = page.viewportSize()
  if (size && scene.height !== undefined && !isPhone)
    await page.setViewportSize({ ...size, height: scene.height })
  await page.clock.setFixedTime(moment)
  await page.emulateMedia({ colorScheme: theme })
  await ((isPhone && scene.arrangeOnPhone) || scene.arrange)(page)
  await letGo(page)
  await settled(page)
  const picture = pressed(await page.screenshot({ animations: 'disabled' }))
  await page.close()
  const file = `${scene.name}${isPhone ? '-phone' : ''}-${theme}.png`
  writeFileSync(join(folder, file), picture)
  taken.add(file)
  console.log(`${file}: ${Math.round(picture.length / 1000)} kB`)
}

buildAnew('build')
buildAnew('build:embed')
mkdirSync(folder, { recursive: true })
for (const isPhone of [false, true])
  await onStage({ device: isPhone ? phone : desk }, async (stage) => {
    for (const scene of accountScenes)
      for (const theme of themes) await take(stage, scene, theme, isPhone)
  })
const example = loadFiles(join(root, 'examples', 'plain'))
await onStage(
  { device: panelPage, front: (panel) => panelSite(example, panel) },
  async (stage) => {
    for (const theme of themes) await take(stage, elementScene(theme), theme)
  },
)
// Only once all are there: the README has pictures, also where this ends half-way.
for (const file of readdirSync(folder)) if (!taken.has(file)) rmSync(join(folder, file))
