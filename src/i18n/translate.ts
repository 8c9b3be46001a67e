import type { MessageArguments } from './generated/keys.ts'

export type MessageKey = keyof MessageArguments

/** What a message needs: nothing, or one object with its arguments. */
export type Values<K extends MessageKey> = keyof MessageArguments[K] extends never
  ? []
  : [values: MessageArguments[K]]

/** Turns a key of the catalogue, and the arguments that its text names, into words. */
export type Translate = <K extends MessageKey>(key: K, ...values: Values<K>) => string
