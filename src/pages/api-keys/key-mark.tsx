import { useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import type { MarkKind } from '#src/keys/mark-of.ts'
import { Mark } from '#src/ui/mark.tsx'

const words = {
  secretless: 'apiKeys.markSecretless',
  replaced: 'apiKeys.markReplaced',
  due: 'apiKeys.markDue',
  idle: 'apiKeys.markIdle',
  'never-used': 'apiKeys.markNeverUsed',
  open: 'apiKeys.markOpen',
} as const satisfies Record<MarkKind, MessageKey>

/** Why a key wants attention, in two to four words, none of which a column has: since when it is unused, that says. */
export function KeyMark({ kind }: { kind: MarkKind }) {
  return <Mark>{useT()(words[kind])}</Mark>
}
