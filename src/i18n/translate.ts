import { setupI18n } from '@lingui/core'

import type { MessageArguments } from './generated/keys.ts'

export type MessageKey = keyof MessageArguments

/** What a message needs: nothing, or one object with its arguments. */
export type Values<K extends MessageKey> = keyof MessageArguments[K] extends never
  ? []
  : [values: MessageArguments[K]]

/** Turns a key of the catalogue, and the arguments that its text names, into words. */
export type Translate = <K extends MessageKey>(key: K, ...values: Values<K>) => string

/** The one catalogue of the document; `load.ts` fills it. */
export const i18n = setupI18n()

/** A `Translate` that speaks the language of the moment. */
export const translate: Translate = (key, ...values) => i18n._(key, values[0])

/** A message that takes no arguments, by a key that only running code knows: schemas carry keys instead of words. */
export function translateKey(key: string): string {
  return i18n._(key)
}
