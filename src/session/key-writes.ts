import { useState } from 'react'

import { useHost } from '#src/host/context.ts'

import { accountNote } from './account-note.ts'
import { useAccount } from './queries.ts'

/**
 * The keys that this tab asks to delete, or an SSH key that it asks to add, until it has heard of it: a window that is loaded
 * anew hears nothing any more. What stands in it is `keys/unheard-key-writes.ts`.
 */
export const keyWrites = accountNote('key-writes', 'session')

/** Whether there was any when the page was opened: whoever sends one from here on tells of it. */
export function useHadKeyWrites(): boolean {
  const { read } = keyWrites(useHost())
  const account = useAccount()
  const [isNoted] = useState(() => read(account) !== null)
  return isNoted
}
