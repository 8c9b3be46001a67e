import type { Messages } from '@lingui/core'

/** The words of every language but English, of which most visits fetch nothing, by file. Those for tests do not ship. */
export const otherFiles = import.meta.env.PROD
  ? {}
  : import.meta.glob<Messages>('./generated/pseudo/*.ts', { import: 'messages' })
