import type { Messages } from '@lingui/core'

/** The words of every language but English, of which most visits fetch nothing, by file. */
export const otherFiles = import.meta.glob<Messages>(
  ['./generated/*/*.ts', '!./generated/en/*.ts'],
  { import: 'messages' },
)
