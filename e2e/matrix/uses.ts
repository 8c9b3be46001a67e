import { accountUses } from './account-uses.ts'
import type { Use } from './hand.ts'
import { keyUses } from './key-uses.ts'
import { readUses } from './read-uses.ts'
import { sessionUses } from './session-uses.ts'

/** What people come for: the reads, then the writes. */
export const uses: readonly Use[] = [
  ...readUses,
  ...sessionUses,
  ...accountUses,
  ...keyUses,
]
