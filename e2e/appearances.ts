import type { CDPSession, Page } from '@playwright/test'

import { isFull } from './full.ts'
import { turnBack, turnRightToLeft } from './right-to-left.ts'

/** One way to look at a state, and the way back from it. */
type Appearance = {
  name: string
  enter: (page: Page) => Promise<void>
  leave: (page: Page) => Promise<void>
  /** Whether nothing may stick out sideways. */
  narrow?: boolean
  /** Whether `npm test` looks at it, too; `npm run test:full` looks at all. */
  first?: boolean
}

const plain = { colorScheme: 'light', forcedColors: 'none' } as const
const back = (page: Page) => page.emulateMedia(plain)
const wide = { width: 1100, height: 800 }

/**
 * Lays the bar of places to the end of a narrow page: over a page that is scrolled it lies on part of it, of which axe says
 * that it covers what one would press. That what has focus stands clear of it is a story of its own.
 */
const layBar = (page: Page, position: 'static' | '') =>
  page.evaluate((value) => {
    const bar = document.querySelector<HTMLElement>('[part="navigation"]')
    if (bar) bar.style.position = value
  }, position)

/** As on a screen so many pixels wide. */
const narrowAt = (width: number): Appearance => ({
  name: `${width}px`,
  async enter(page) {
    await page.setViewportSize({ width, height: 720 })
    await layBar(page, 'static')
  },
  async leave(page) {
    await layBar(page, '')
    await page.setViewportSize(wide)
  },
  narrow: true,
  first: true,
})

/** As in all browsers and systems that people use on a desk, and read in any direction. */
const onDesk: readonly Appearance[] = [
  { name: 'light', enter: back, leave: back, first: true },
  {
    name: 'dark',
    enter: (page) => page.emulateMedia({ colorScheme: 'dark' }),
    leave: back,
  },
  {
    name: 'forced-colours',
    enter: (page) => page.emulateMedia({ forcedColors: 'active' }),
    leave: back,
  },
  {
    name: 'right-to-left',
    enter: turnRightToLeft,
    leave: turnBack,
  },
]

/** Design §6.5: how every state is looked at; the narrow one is that of WCAG 1.4.10. */
export const allAppearances: readonly Appearance[] = [...onDesk, narrowAt(320)]

const phone = narrowAt(390)
const sessions = new WeakMap<Page, CDPSession>()

/** Has the browser, a Chromium, take its pointer for a finger, or for a mouse again. */
async function emulateTouch(page: Page, enabled: boolean): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, session)
  await session.send('Emulation.setTouchEmulationEnabled', { enabled })
  // A page learns of it a while later.
  await page.waitForFunction(
    (isOn) => matchMedia('(pointer: coarse)').matches === isOn,
    enabled,
  )
}

/** As on a phone, where a finger presses: controls are higher there. */
export const touch: Appearance = {
  name: 'touch',
  async enter(page) {
    await emulateTouch(page, true)
    await phone.enter(page)
  },
  async leave(page) {
    await phone.leave(page)
    await emulateTouch(page, false)
  },
}

/** How pictures are taken of every state. */
export const pictureAppearances: readonly Appearance[] = [...onDesk, narrowAt(360), touch]

/** Those of this run. */
export const appearances = isFull
  ? allAppearances
  : allAppearances.filter(({ first }) => first)
