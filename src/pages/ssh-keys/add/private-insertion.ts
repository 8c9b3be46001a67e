import { looksPrivate } from '../key/looks-private.ts'

type Insertion = { text: string; from: number; to: number }

/** What an input event is about to put into the field, and where; `null` when it puts nothing there. */
function insertionOf(event: InputEvent, field: HTMLTextAreaElement): Insertion | null {
  const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? null
  return text === null ? null : { text, from: field.selectionStart, to: field.selectionEnd }
}

/**
 * Whether what is about to be inserted is a private key, or makes the field hold one. Asked before it is in the field:
 * what was never there cannot be brought back by Undo or Redo.
 * @returns the text that would hold the private key, to be described and forgotten; `null` when there is none.
 */
export function privateInsertion(
  event: InputEvent,
  field: HTMLTextAreaElement,
): string | null {
  const insertion = insertionOf(event, field)
  if (!insertion) return null
  const { text, from, to } = insertion
  if (looksPrivate(text)) return text
  const whole = field.value.slice(0, from) + text + field.value.slice(to)
  return looksPrivate(whole) ? whole : null
}
