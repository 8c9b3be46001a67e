import { setTimeout as wait } from 'node:timers/promises'

import type { Driver, Input } from './driver.ts'
import type { Place, Target } from './page-side.ts'

type Name = string | RegExp
const nameOf = (name: Name | undefined): Target['name'] => {
  if (name === undefined) return null
  return typeof name === 'string' ? { is: name } : { matches: name.source }
}

/** Something with a role, by its name: all of it, or what a pattern finds in it. */
export const role = (what: string, name?: Name): Target => ({
  by: 'role',
  role: what,
  name: nameOf(name),
  within: null,
})
export const button = (name: Name): Target => role('button', name)
export const link = (name: Name): Target => role('link', name)
export const heading = (name: Name): Target => role('heading', name)
/** A field by its label. */
export const field = (name: Name): Target => ({ ...role('', name), by: 'label' })
/** An element by its text. */
export const text = (name: Name): Target => ({ ...role('', name), by: 'text' })
/** The same inside of something else. */
export const inside = (within: Target, target: Target): Target => ({ ...target, within })

/** Code points of keys that write nothing (WebDriver, "normalised key value"). */
export const keys = {
  enter: '\uE007',
  escape: '\uE00C',
  control: '\uE009',
} as const

const patience = 15_000
const describe = ({ by, role: what, name, within }: Target): string =>
  `${by === 'role' ? what : by}${name ? ` “${'is' in name ? name.is : name.matches}”` : ''}${within ? ` in ${describe(within)}` : ''}`

/** Somebody before the page: sees what is there, presses and types. What is not there yet is waited for. */
export type Person = ReturnType<typeof createPerson>

/** @param driver the browser that they use */
export function createPerson(driver: Driver) {
  const look = driver.evaluate

  /** Waits until `read` gives something; throws what was missing. */
  async function until<Result>(
    read: () => Promise<Result | null | undefined | false>,
    missing: string,
  ): Promise<Result> {
    let trouble = ''
    for (const began = Date.now(); Date.now() - began < patience; await wait(50)) {
      try {
        const found = await read()
        if (found !== null && found !== undefined && found !== false) return found
      } catch (error) {
        // A document that is going away answers nothing.
        trouble = `: ${String(error)}`
      }
    }
    throw new Error(missing + trouble)
  }

  const count = (target: Target) =>
    look((wanted) => globalThis.eyes.find(wanted).length, target)

  const placeOf = (target: Target) =>
    look((wanted): Place | null => {
      const [element, ...more] = globalThis.eyes.find(wanted)
      return element && more.length === 0 ? globalThis.eyes.place(element) : null
    }, target)

  const type = (written: string): Input => ({
    type: 'key',
    id: 'keyboard',
    actions: [...written].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]),
  })

  const person = {
    driver,
    until,

    /** Waits until it is there; says how many of it there are. */
    sees: (target: Target) =>
      until(async () => (await count(target)) || null, `No ${describe(target)}`),

    /** Waits until it is not there, or no longer. */
    misses: (target: Target) =>
      until(async () => (await count(target)) === 0, `Still there: ${describe(target)}`),

    /** What is written in it. */
    reads: (target: Target) =>
      until(
        () =>
          look((wanted) => {
            const [element] = globalThis.eyes.find(wanted)
            return element instanceof HTMLInputElement ||
              element instanceof HTMLTextAreaElement ||
              element instanceof HTMLSelectElement
              ? element.value
              : (element?.innerText ?? null)
          }, target),
        `No ${describe(target)}`,
      ),

    /** Waits until it has focus. */
    isAt: (target: Target) =>
      until(
        () =>
          look(
            (wanted) =>
              document.hasFocus() &&
              globalThis.eyes.find(wanted).includes(document.activeElement as HTMLElement),
            target,
          ),
        `Focus is not on ${describe(target)}`,
      ),

    /** Presses it with the mouse, once it has come to rest and nothing lies over it. */
    async press(target: Target): Promise<void> {
      let before = ''
      const { left, top, width, height } = await until(
        async () => {
          const place = await placeOf(target)
          const now = JSON.stringify(place)
          const rests = now === before
          before = now
          return rests && place?.reachable ? place : null
        },
        `Cannot be pressed: ${describe(target)}`,
      )
      await driver.input({
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          {
            type: 'pointerMove',
            x: Math.round(left + width / 2),
            y: Math.round(top + height / 2),
            duration: 0,
          },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      })
    },

    /** Types into what has focus. */
    types: (written: string) => driver.input(type(written)),

    /** Presses keys together with Control. */
    async controls(key: string): Promise<void> {
      await driver.input({
        type: 'key',
        id: 'keyboard',
        actions: [
          { type: 'keyDown', value: keys.control },
          { type: 'keyDown', value: key },
          { type: 'keyUp', value: key },
          { type: 'keyUp', value: keys.control },
        ],
      })
    },

    /** Puts something else into a field. */
    async fills(target: Target, written: string): Promise<void> {
      await person.press(target)
      await person.isAt(target)
      if ((await person.reads(target)) !== '') await person.controls('a')
      await person.types(written)
    },

    /** Chooses in a closed list of choices by the first letters of one: an open list is the system's, and no driver sees it. */
    async chooses(target: Target, letters: string): Promise<void> {
      await person.sees(target)
      await look((wanted) => globalThis.eyes.find(wanted)[0]?.focus(), target)
      await person.isAt(target)
      await person.types(letters)
    },

    /** The part of the address that is behind the origin. */
    address: () => driver.evaluate(() => location.pathname + location.search),

    /** Waits until what lies above the page is as high as what is in it, and inside of the window; throws what is wrong. */
    async fits(target: Target): Promise<void> {
      let wrong = ''
      await until(async () => {
        wrong = await look((wanted) => {
          const [element] = globalThis.eyes.find(wanted)
          if (!element) return 'It is not there'
          const { top, bottom, left, right, height } = element.getBoundingClientRect()
          const natural = globalThis.eyes.naturalHeight(element)
          const window = `${innerWidth} × ${innerHeight}`
          if (height > natural + 2)
            return `It is ${height} px high, and has ${natural} px in it`
          const isOut =
            top < 0 || left < 0 || bottom > innerHeight + 1 || right > innerWidth + 1
          return isOut
            ? `It stands from ${left},${top} to ${right},${bottom} in ${window}`
            : ''
        }, target)
        return wrong === ''
      }, describe(target)).catch((error: unknown) => {
        throw new Error(`${describe(target)}: ${wrong || String(error)}`)
      })
    },

    /** Throws when the page is wider than the window. */
    async seesAllOfTheWidth(): Promise<void> {
      const { page, window } = await driver.evaluate(() => ({
        page: document.documentElement.scrollWidth,
        window: innerWidth,
      }))
      if (page > window) throw new Error(`${page} px of page in ${window} px of window`)
    },
  }
  return person
}
