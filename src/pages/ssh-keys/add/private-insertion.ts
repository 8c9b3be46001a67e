import { looksPrivate } from '../key/looks-private.ts'

/**
 * Whether what is about to be inserted is a private key, or makes the field hold one. Asked before it is in the field:
 * what was never there cannot be brought back by Undo or Redo.
 * @returns the text that would hold the private key, to be described and forgotten; `null` when there is none.
 */
export function privateInsertion(
  event: InputEvent,
  field: HTMLTextAreaElement,
): string | null {
  const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? null
  if (text === null) return null
  if (looksPrivate(text)) return text
  const { value, selectionStart, selectionEnd } = field
  const whole = value.slice(0, selectionStart) + text + value.slice(selectionEnd)
  return looksPrivate(whole) ? whole : null
}
