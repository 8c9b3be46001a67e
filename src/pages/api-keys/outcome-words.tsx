import { useT } from '#src/i18n/context.ts'
import { Mark } from '#src/ui/mark.tsx'

import type { Outcome } from './delete-each.ts'

/** What became of a key, beside its name; nothing before it was its turn. */
export function OutcomeWords({ outcome }: { outcome: Outcome | undefined }) {
  const t = useT()
  if (!outcome) return null
  switch (outcome.kind) {
    case 'deleted':
      return <Mark kind="ok">{t('apiKeys.resultDeleted')}</Mark>
    case 'gone':
      return <Mark kind="ok">{t('apiKeys.resultGone')}</Mark>
    case 'unknown':
      return <Mark kind="warn">{t('apiKeys.resultUnknown')}</Mark>
    case 'skipped':
      return <Mark>{t('apiKeys.resultSkipped')}</Mark>
    case 'failed':
      return <Mark kind="bad">{t('apiKeys.resultRefused')}</Mark>
  }
}
