import { useT } from '#src/i18n/context.ts'
import { Badge } from '#src/ui/badge.tsx'

import type { Outcome } from './delete-each.ts'

/** What became of a key, beside its name; nothing before it was its turn. */
export function OutcomeWords({ outcome }: { outcome: Outcome | undefined }) {
  const t = useT()
  if (!outcome) return null
  switch (outcome.kind) {
    case 'deleted':
      return <Badge kind="ok">{t('apiKeys.resultDeleted')}</Badge>
    case 'gone':
      return <Badge kind="ok">{t('apiKeys.resultGone')}</Badge>
    case 'unknown':
      return <Badge kind="warn">{t('apiKeys.resultUnknown')}</Badge>
    case 'skipped':
      return <Badge>{t('apiKeys.resultSkipped')}</Badge>
    case 'failed':
      return <Badge kind="bad">{t('apiKeys.resultRefused')}</Badge>
  }
}
