import type { ReactNode, Ref } from 'react'

import type { Throttled } from '#src/api/failures.ts'
import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { useCountdown } from '#src/ui/countdown.tsx'

import { throttled } from './failure-words.ts'

type WaitProps = {
  failure: Throttled
  /** Whether an action was refused, rather than reading. */
  write: boolean
  actions?: ReactNode
  ref?: Ref<HTMLDivElement>
}

const ends = new WeakMap<Throttled, number>()

/** When the pause is over that a refusal asked for, counted from when it was first shown: another refusal has its own. */
function endOf(failure: Throttled): number {
  const end = ends.get(failure) ?? Date.now() + failure.seconds * 1000
  ends.set(failure, end)
  return end
}

/** Says that the panel wants a pause, and counts it down. Only the beginning and the end are spoken. */
export function Wait({ failure, write, actions, ref }: WaitProps) {
  const t = useT()
  const announce = useAnnounce()
  const end = endOf(failure)
  const seconds = useCountdown(end, () => announce(t('errors.waitOver')))
  const lockout = failure.scope === 'lockout'
  const title = lockout ? t('errors.lockoutTitle') : t('errors.throttledTitle')
  return (
    <Alert kind="warn" role="alert" title={title} actions={actions} {...(ref && { ref })}>
      <p>{lockout ? t('errors.lockout') : throttled(t, write)}</p>
      {/* Outside of what is spoken: sixty announcements a minute help nobody. */}
      <p aria-live="off">
        {seconds > 0 ? t('errors.waitSeconds', { seconds }) : t('errors.waitOver')}
      </p>
    </Alert>
  )
}
