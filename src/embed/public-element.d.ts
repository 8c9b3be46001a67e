import type { PerchEvents } from './public.d.ts'

export { mount } from './public.d.ts'

/** `<perch-account>`: its attributes are the options, in the spelling of attributes. */
export type PerchAccountElement = HTMLElement & {
  /** Whether something is not saved, and would be lost if it were taken out now: typed, or shown only once. */
  readonly hasUnsavedInput: boolean
}

declare global {
  interface HTMLElementTagNameMap {
    'perch-account': PerchAccountElement
  }
  // Of every element, the document and the window: the events bubble.
  interface GlobalEventHandlersEventMap extends PerchEvents {}
}
