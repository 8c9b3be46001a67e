import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Something on the page, as a person would name it. */
export type Target = {
  by: 'role' | 'label' | 'text'
  /** Its role, where that is how it is found. */
  role: string
  /** Its name, its label or its text: all of it, or what a pattern finds. */
  name: { is: string } | { matches: string } | null
  /** Inside of what. */
  within: Target | null
}

/** Where something is on the screen, in the page's own coordinates, and how it stands. */
export type Place = {
  left: number
  top: number
  width: number
  height: number
  /** Whether a press in its middle reaches it. */
  reachable: boolean
}

/** What can be asked of the page. */
type Eyes = {
  find: (target: Target) => HTMLElement[]
  place: (element: HTMLElement) => Place
  naturalHeight: (element: HTMLElement) => number
}

type Library = Record<
  'queryAllByRole' | 'queryAllByLabelText' | 'queryAllByText',
  (root: HTMLElement, what: string | RegExp, options?: object) => HTMLElement[]
>

declare global {
  // eslint-disable-next-line no-var
  var eyes: Eyes
  // eslint-disable-next-line no-var
  var TestingLibraryDom: Library
}

/** Runs in the page, after Testing Library. */
function installEyes(): void {
  const { queryAllByRole, queryAllByLabelText, queryAllByText } = TestingLibraryDom
  const find = ({ by, role, name, within }: Target): HTMLElement[] => {
    const wanted = name && 'is' in name ? name.is : new RegExp(name?.matches ?? '', 'i')
    const { body } = document
    const all =
      by === 'role'
        ? queryAllByRole(body, role, name ? { name: wanted } : {})
        : (by === 'label' ? queryAllByLabelText : queryAllByText)(body, wanted)
    // What is below a modal dialog is not there for anybody.
    const modal = [...document.querySelectorAll('dialog:modal')].at(-1)
    const around = within && find(within)
    return all.filter(
      (element) =>
        element.checkVisibility() &&
        (!modal || modal.contains(element)) &&
        (!around || around.some((part) => part !== element && part.contains(element))),
    )
  }
  globalThis.eyes = {
    find,
    place(element) {
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
      const { left, top, width, height } = element.getBoundingClientRect()
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      // A press on its label is one on itself.
      const label = hit instanceof HTMLElement && hit.closest('label')
      const reachable =
        hit !== null &&
        (element.contains(hit) || (label !== false && label?.control === element))
      return { left, top, width, height, reachable }
    },
    naturalHeight(element) {
      const { rowGap, display } = getComputedStyle(element)
      const gaps =
        Math.max(0, element.children.length - 1) * (Number.parseFloat(rowGap) || 0)
      // As blocks below each other, whose height is that of what is in them.
      element.style.display = 'block'
      const { height } = element.getBoundingClientRect()
      element.style.removeProperty('display')
      if (getComputedStyle(element).display !== display) throw new Error('It has changed')
      return height + gaps
    },
  }
}

/** Runs in the page before all else there: it tells by itself, since not every driver hears of its console. */
function watch(): void {
  // Firefox refuses code that was on its way to a document that is left, and nobody sees what comes of it.
  // Whoever stays after all is not heard of any more: the steps leave by an address only what asks for nothing.
  let isLeft = false
  addEventListener('beforeunload', () => (isLeft = true))
  const tell = (kind: string, what: unknown) =>
    isLeft || navigator.sendBeacon('/told', `${kind}: ${String(what)}`)
  const { error } = console
  console.error = (...words: unknown[]) => {
    tell('console', words.map(String).join(' '))
    error(...words)
  }
  addEventListener('error', ({ message }) => tell('uncaught', message))
  addEventListener('unhandledrejection', ({ reason }) => tell('unhandled', reason))
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    tell('policy', `${effectiveDirective} refused ${blockedURI}`),
  )
}

/** A script for the head of each page: sends what no page may do to `/told`, and puts `eyes` there. */
export function pageScript(): string {
  const library = createRequire(import.meta.url)
    .resolve('@testing-library/dom')
    .replace(/dist\/.*$/, 'dist/@testing-library/dom.umd.min.js')
  return `(${String(watch)})();${readFileSync(library, 'utf8')};(${String(installEyes)})()`
}
