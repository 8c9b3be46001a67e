import type { Page } from '@playwright/test'

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
/** WCAG 1.4.10. */
const narrow = { width: 320, height: 720 }

/**
 * Lays the bar of places to the end of a narrow page: over a page that is scrolled it lies on part of it, of which axe says
 * that it covers what one would press. That what has focus stands clear of it is a story of its own.
 */
const layBar = (page: Page, position: 'static' | '') =>
  page.evaluate((value) => {
    const bar = document.querySelector<HTMLElement>('[part="navigation"]')
    if (bar) bar.style.position = value
  }, position)

/** Design §6.5: how every state is looked at. */
export const allAppearances: readonly Appearance[] = [
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
  {
    name: '320px',
    async enter(page) {
      await page.setViewportSize(narrow)
      await layBar(page, 'static')
    },
    async leave(page) {
      await layBar(page, '')
      await page.setViewportSize(wide)
    },
    narrow: true,
    first: true,
  },
]

/** Those of this run. */
export const appearances = isFull
  ? allAppearances
  : allAppearances.filter(({ first }) => first)
