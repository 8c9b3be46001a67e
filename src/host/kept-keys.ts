/** Whether what is typed at `target` is text. */
const takesText = (target: EventTarget | undefined) =>
  target instanceof Element && target.matches('input, textarea, select, [contenteditable]')

/**
 * Keeps from the page around `root` what is typed into its fields, and the Escape that closes something of its own: the
 * page may have shortcuts. Returns what ends it.
 */
export function keepKeys(root: HTMLElement, hasOpen: () => boolean): () => void {
  const control = new AbortController()
  /** What was pressed and kept, so that letting go is kept too. */
  const pressed = new Set<string>()
  const isOwn = (event: KeyboardEvent) =>
    takesText(event.composedPath()[0]) || (event.key === 'Escape' && hasOpen())
  const { signal } = control
  root.addEventListener(
    'keydown',
    (event) => {
      pressed.delete(event.code)
      if (!isOwn(event)) return
      pressed.add(event.code)
      event.stopPropagation()
    },
    { signal },
  )
  root.addEventListener(
    'keypress',
    (event) => {
      if (pressed.has(event.code) || isOwn(event)) event.stopPropagation()
    },
    { signal },
  )
  root.addEventListener(
    'keyup',
    (event) => {
      if (pressed.delete(event.code) || isOwn(event)) event.stopPropagation()
    },
    { signal },
  )
  root.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      // Its keys are let go there. Focus that goes nowhere may come back: what had it was closed by the key.
      if (relatedTarget instanceof Node && !root.contains(relatedTarget)) pressed.clear()
    },
    { signal },
  )
  return () => control.abort()
}
