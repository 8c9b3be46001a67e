import { pterodactylShapes, type SeenActivity } from './shapes.ts'

const names: Readonly<Record<string, string>> = {
  'auth:reset-password': 'user.account.password_reset',
  'user:account.email-changed': 'user.account.update',
  'user:account.password-changed': 'user.account.update',
}

const sentences: Readonly<Record<string, string>> = {
  'user.account.password_reset': 'User requested a password reset',
  'user.account.update': 'User updated their account',
}

/** What document 001 calls an event; those that it does not name have the form of its names. */
export const nameOf = (event: string): string =>
  names[event] ?? event.replaceAll(':', '.').replaceAll('-', '_')

/** `user.api_key.create` as `User api key create`. */
const spoken = (name: string) =>
  name.replaceAll(/[._]/g, ' ').replace(/^./, (letter) => letter.toUpperCase())

/** A row of the feed of document 001: a sentence of its own, and a `batch` that is a time. */
export function flatActivity(row: SeenActivity) {
  const { relationships: _, ...shown } = pterodactylShapes.activity(row)
  const event = nameOf(row.event)
  const isReset = event === 'user.account.password_reset'
  const own = isReset ? { email: row.viewer.email, count: 1 } : {}
  return {
    ...shown,
    batch: String(shown['timestamp']).slice(0, 19).replace('T', ' '),
    event,
    description: sentences[event] ?? spoken(event),
    properties: Object.hasOwn(sentences, event) ? own : row.properties,
    has_additional_metadata: false,
  }
}
