import { keyReference, type KeyToDelete } from '#src/keys/deletion/key-to-delete.ts'
import { isolated } from '#src/ui/isolated.ts'

/**
 * A key by its name, with its identifier or fingerprint behind it, as in the feed: of two keys of one name the right one
 * has to go. Without a name, by that alone.
 */
export function keyCalled(
  key: Pick<KeyToDelete, 'of' | 'identifier'>,
  name: string,
): string {
  const told = isolated(keyReference(key))
  return name && name !== key.identifier ? `${isolated(name)} (${told})` : told
}
