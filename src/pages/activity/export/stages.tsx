import { useEffect, type ReactNode } from 'react'

import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { useHost } from '#src/host/context.ts'
import { pause } from '#src/host/pause.ts'
import { useT } from '#src/i18n/context.ts'
import { waitOf } from '#src/lib/wait.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { useCountdown } from '#src/ui/countdown.tsx'
import { Row } from '#src/ui/section.tsx'

import type { ExportProgress } from './feed-walk.ts'
import { noneTitle } from './none-title.ts'
import type { Export } from './use-export.ts'

type ExportResultProps = Pick<Export, 'stage' | 'progress' | 'go'> & {
  /** Saves what is there. */
  onSave: () => void
  /** What became of that; `''` before it was tried. */
  news: string
}

/** Where an export has come to an end: why, what there is, and what can be done now. */
export function ExportResult({ stage, progress, go, onSave, news }: ExportResultProps) {
  const t = useT()
  const { read, total, kept, odd, unsure } = progress
  const ways = (
    <>
      <Button onClick={go}>{t('activityExport.goOn')}</Button>
      {kept > 0 && (
        <Button onClick={onSave}>{t('activityExport.savePart', { count: kept })}</Button>
      )}
    </>
  )
  switch (stage.name) {
    case 'stopped':
      return (
        <Info title={t('activityExport.stoppedTitle')} actions={ways}>
          {news || t('activityExport.stopped', { read, total })}
        </Info>
      )
    case 'failed':
      return (
        <>
          <FailureAlert failure={stage.failure} actions={ways} />
          <p>{news || t('activityExport.kept', { count: kept })}</p>
        </>
      )
    case 'done':
      return kept > 0 ? (
        <Alert
          kind="ok"
          title={t('activityExport.doneTitle', { count: kept })}
          actions={
            <Button kind="primary" onClick={onSave}>
              {t('activityExport.save')}
            </Button>
          }
        >
          <p>
            {news || t(unsure > 0 ? 'activityExport.doneUnsure' : 'activityExport.done')}
          </p>
        </Alert>
      ) : (
        <Info title={t(noneTitle(progress))}>
          {odd > 0 ? t('activityExport.oddOnly', { count: odd }) : t('activityExport.none')}
        </Info>
      )
    default:
      return null
  }
}

type InfoProps = { title: string; actions?: ReactNode; children: string }

function Info({ title, actions, children }: InfoProps) {
  return (
    <Alert kind="info" title={title} actions={actions}>
      <p>{children}</p>
    </Alert>
  )
}

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
  const wait = waitOf(seconds)
  const { holdBanner } = pause(useHost())
  // The banner is outside of this tree, and would say the same of what is read meanwhile.
  useEffect(() => holdBanner(until), [holdBanner, until])
  return (
    <Alert kind="warn" role="alert" title={t('activityExport.pausedTitle')}>
      <p aria-live="off">
        {wait.unit === 'Seconds'
          ? t('activityExport.paused', { seconds })
          : t('activityExport.pausedMinutes', { minutes: wait.count })}
      </p>
    </Alert>
  )
}
