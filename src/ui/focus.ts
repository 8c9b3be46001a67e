/**
 * A `ref` that moves focus to an element when it appears. Not to be wrapped in a function of the component: React
 * calls a new function at each render, and focus would be pulled away from what the person is typing in.
 */
export function focusOnArrival(element: HTMLElement | null): void {
  element?.focus()
}
