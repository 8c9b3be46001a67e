import { flushSync } from 'react-dom'

import type { Host } from '#src/host/host.ts'

/**
 * A `ref` that moves focus to an element when it appears. Not to be wrapped in a function of the component: React
 * calls a new function at each render, and focus would be pulled away from what the person is typing in.
 */
export function focusOnArrival(element: HTMLElement | null): void {
  element?.focus()
}

/** A `ref` like `focusOnArrival` for what stands in place of something that had focus and is gone: it takes none from anything else. */
export function takeLostFocus(element: HTMLElement | null): void {
  if (focusedTag(element) === 'BODY') element?.focus()
}

/** The tag of what has focus in the tree that an element stands in, that of a page without any for nothing; `null` where it stands in none. */
function focusedTag(element: HTMLElement | null): string | null {
  const root = element?.getRootNode() as Partial<DocumentOrShadowRoot> | undefined
  if (!root || !('activeElement' in root)) return null
  // A document has its body focused while nothing is; a shadow tree has nothing.
  return root.activeElement?.tagName ?? 'BODY'
}

/**
 * Moves focus to the field that a page is for at this moment, and leaves the page where it is. Whoever is busy elsewhere keeps
 * it: the heading that navigation has given it to is no such place.
 */
export function offerFocus(field: HTMLElement | null): void {
  const tag = focusedTag(field)
  if (tag === 'BODY' || tag === 'H1') field?.focus({ preventScroll: true })
}

/** Makes a change of state; when it takes what has focus off the page, `fallback` has it from then on. */
export function keepFocus(
  host: Host,
  change: () => void,
  fallback: Pick<HTMLElement, 'focus'> | null,
): void {
  const hadFocus = host.focused() !== null
  flushSync(change)
  if (hadFocus && host.focused() === null) fallback?.focus()
}

/** What a page of a Perch is about, below its navigation; `null` while there is none. */
export const mainOf = ({ root }: Host) => root.querySelector<HTMLElement>('[data-main]')

/** Makes a change of state after which nothing of what was on the page is there any more: focus goes to the page as a whole. */
export function focusMain(host: Host, change: () => void): void {
  flushSync(change)
  mainOf(host)?.focus()
}

/** Moves focus to the heading of the page, the one place that is always there. */
export function focusPageTitle(host: Host): void {
  host.root.querySelector<HTMLElement>('h1[tabindex]')?.focus()
}

/** A `ref` of something that goes by itself: focus that it had then goes to the heading of the page. */
export const passFocusToTitle = (host: Host) => (element: HTMLElement | null) => () => {
  const hadFocus = element !== null && host.focused() === element
  queueMicrotask(() => {
    if (hadFocus && !element.isConnected && host.focused() === null) focusPageTitle(host)
  })
}
