import { client } from '#src/api/current.ts'

/** Whether this page itself acts with the key of this identifier, so that deleting it would lock the page out. */
export function isKeyInUse(identifier: string): boolean {
  const { auth } = client().config
  return auth.mode === 'key' && auth.key.trim().startsWith(identifier)
}
