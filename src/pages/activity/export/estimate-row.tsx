import { useT } from '#src/i18n/context.ts'
import { Row } from '#src/ui/section.tsx'

import type { Estimate } from './estimate.ts'

type EstimateRowProps = {
  estimate: Estimate
  /** Whether rows have to match something that the panel cannot look for. */
  isPicky: boolean
  /** Whether the panel looks for a kind. */
  isOfKind: boolean
}

/** How much there is to read, and how long that takes. */
export function EstimateRow({ estimate, isPicky, isOfKind }: EstimateRowProps) {
  const t = useT()
  const { rows: count, duration } = estimate
  const minutes = Math.round(duration / 60_000)
  const time =
    minutes < 1 ? t('activityExport.soon') : t('activityExport.minutes', { count: minutes })
  const rows = t(isPicky ? 'activityExport.rowsToRead' : 'activityExport.rows', { count })
  return (
    <Row
      label={t('activityExport.size')}
      value={
        count > 0
          ? t('activityExport.estimate', { rows, time })
          : t('activityExport.nothing')
      }
      note={isPicky && t(isOfKind ? 'activityExport.localKind' : 'activityExport.local')}
    />
  )
}
