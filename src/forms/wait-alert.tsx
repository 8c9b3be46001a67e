import { useEffect, type ReactNode, type Ref } from 'react'

import type { Throttled } from '#src/api/failures.ts'
import { useHost } from '#src/host/context.ts'
import { pause } from '#src/host/pause.ts'
import { useT } from '#src/i18n/context.ts'
import { revealed } from '#src/lib/invisible-characters.ts'
import { longestWait, readingPause, waitOf } from '#src/lib/wait.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { useCountdown } from '#src/ui/countdown.tsx'

type WaitAlertProps = {
  failure: Throttled
  /** Whether an action was refused, rather than reading. */
  write: boolean
  /** Whether it was looked up since that nothing was changed. */
  isUnchanged?: boolean
  actions?: ReactNode
  ref?: Ref<HTMLDivElement> | undefined
}

/** Whether the panel asked for more than a day; reading rests for minutes all the same. */
const isLonger = ({ seconds }: Throttled, write: boolean) => write && seconds > longestWait

const ends = new WeakMap<Throttled, number>()

/**
 * When the pause is over that a refusal asked for, counted from when it was first shown: another refusal has its own. `null`
 * for a limit of a day whose end the answer does not tell, and for a pause that is longer than what is told of one.
 */
function endOf(failure: Throttled, write: boolean): number | null {
  if (failure.scope === 'email' && !failure.isTimeTold) return null
  const { seconds } = failure
  if (isLonger(failure, write)) return null
  const wait = write ? seconds : readingPause(seconds)
  const end = ends.get(failure) ?? Date.now() + wait * 1000
  ends.set(failure, end)
  return end
}

/** Says that the panel wants a pause, and counts it down in its unit. Only the beginning and the end are spoken. */
export function WaitAlert({
  failure,
  write,
  isUnchanged = false,
  actions,
  ref,
}: WaitAlertProps) {
  const t = useT()
  const announce = useAnnounce()
  const end = endOf(failure, write)
  const seconds = useCountdown(end, () => announce(t('errors.waitOver')))
  const { unit, count } = waitOf(seconds)
  const lockout = failure.scope === 'lockout'
  const { holdBanner } = pause(useHost())
  // The banner is outside of this tree, and would say the same of what the page reads meanwhile.
  useEffect(() => (end === null ? undefined : holdBanner(end)), [holdBanner, end])
  const title = t(lockout ? 'errors.lockoutTitle' : 'errors.throttledTitle')
  return (
    <Alert kind="warn" role="alert" {...{ title, actions, ref }}>
      <p>
        {lockout
          ? t('errors.lockout')
          : (failure.scope === 'email' && revealed(failure.detail)) ||
            t('errors.throttled', { count: failure.perMinute })}
      </p>
      {isUnchanged && <p>{t('errors.notRun')}</p>}
      {isLonger(failure, write) && <p>{t('errors.askedLonger')}</p>}
      {/* Outside of what is spoken: sixty announcements a minute help nobody. */}
      {end !== null && (
        <p aria-live="off">
          {seconds > 0 ? t(`errors.wait${unit}`, { count }) : t('errors.waitOver')}
        </p>
      )}
    </Alert>
  )
}
