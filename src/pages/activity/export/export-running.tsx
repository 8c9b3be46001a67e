import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { useCountdown } from '#src/ui/countdown.tsx'
import { Row } from '#src/ui/section.tsx'

import type { ExportProgress } from './feed-walk.ts'

type RunningProps = {
  progress: ExportProgress
  /** Whether rows have to match something that the panel cannot look for. */
  isPicky: boolean
  onStop: () => void
}

/** How far an export is, and the way to stop it. Not spoken as it grows: whoever wants to know finds it. */
export function ExportRunning({
  progress: { read, total, kept },
  isPicky,
  onStop,
}: RunningProps) {
  const t = useT()
  return (
    <Row
      label={t('activityExport.reading')}
      value={
        <>
          <progress
            {...(total > 0 && { max: total, value: read })}
            aria-label={t('activityExport.reading')}
          />
          <p>
            {total > 0 ? t('activityExport.progress', { read, total }) : t('forms.loading')}
            {total > 0 && isPicky && ` ${t('activityExport.matching', { count: kept })}`}
          </p>
        </>
      }
      note={t('activityExport.stay')}
      action={<Button onClick={onStop}>{t('activityExport.stop')}</Button>}
    />
  )
}

/** Says that the panel wants a pause; only that is spoken, not each second of it. */
export function ExportPause({ until }: { until: number }) {
  const t = useT()
  const seconds = useCountdown(until)
  return (
    <Alert kind="warn" role="alert" title={t('activityExport.pausedTitle')}>
      <p aria-live="off">{t('activityExport.paused', { seconds })}</p>
    </Alert>
  )
}
