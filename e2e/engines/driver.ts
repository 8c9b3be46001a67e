/** What can be handed over to a page, and come back. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }

/** Input of keys and of a mouse, as WebDriver and WebDriver BiDi both describe it ("actions", W3C). */
export type Input = {
  type: 'key' | 'pointer'
  id: string
  parameters?: { pointerType: 'mouse' }
  actions: readonly { type: string; [key: string]: string | number }[]
}

/** A browser under remote control: the little that every engine can do, so that the steps are written once. */
export type Driver = {
  /** What it calls itself, "Firefox 153.0". */
  name: string
  /** Opens an address, and waits until the document is loaded. */
  open: (address: string) => Promise<void>
  /** Runs a function in the page and gives what it returns; it sees nothing of what is around it here. */
  evaluate: <Args extends readonly Json[], Result extends Json | void>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ) => Promise<Result>
  /** Types and points as a person does, in the page's own coordinates. */
  input: (...input: readonly Input[]) => Promise<void>
  /** Makes the window so large inside, or as near to it as the engine's windows come. */
  resize: (width: number, height: number) => Promise<void>
  /** A PNG of what is seen. */
  screenshot: () => Promise<Buffer>
  close: () => Promise<void>
}
