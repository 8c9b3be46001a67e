import { type RefObject, useEffect, useRef } from 'react'

import type { ActivityEntry } from '#src/api/activity.ts'
import type { Failure } from '#src/api/failures.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'

import { summaryOf } from './summary-of.ts'

/** A press of the button for older events. */
export type OlderPress = {
  button: HTMLElement
  /** What had been read by then. */
  data: unknown
  /** The last row that was shown; `null` when none was. */
  last: string | null
}

type FocusOlderProps = {
  press: OlderPress
  /** What the rows are in. */
  feed: RefObject<HTMLElement | null>
  data: unknown
  error: Failure | null
  shown: readonly ActivityEntry[]
  /** As the list has it. */
  lastVisit: Instant | null
  /** Whether there is nothing older. */
  atEnd: boolean
}

/**
 * Brings whoever has pressed the button for older events to the first of them, once they are there, and says how many
 * came; to what tries again, when they could not be had. Who has gone elsewhere meanwhile stays there.
 */
export function FocusOlder({
  press,
  feed,
  data,
  error,
  shown,
  lastVisit,
  atEnd,
}: FocusOlderProps) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const done = useRef<OlderPress>(null)
  const toldError = useRef<unknown>(null)
  // Focus and speech are outside of what is rendered, and the rows come later than the press.
  useEffect(() => {
    if (done.current === press) return
    const focused = host.focused()
    const isFree = focused === null || focused === press.button
    const list = feed.current
    if (error) {
      // Once for each failure: whoever has put focus away since is left alone.
      if (toldError.current === error) return
      toldError.current = error
      const again = list?.parentElement?.querySelector<HTMLElement>('[role=alert] button')
      if (isFree) again?.focus()
      return
    }
    if (data === press.data) return
    done.current = press
    const from = shown.findIndex(({ id }) => id === press.last) + 1
    const count = shown.length - from
    const end = atEnd ? t('activity.end') : ''
    announce(`${t('activityMore.olderShown', { count })} ${end}`.trim())
    // Where nothing came, the button still has focus, unless it has gone: with the last page, or with a failure.
    const isGone = !press.button.isConnected
    const target = shown[from] ?? (isGone ? shown.at(-1) : undefined)
    if (!isFree) return
    if (target) summaryOf(target.id, { feed: list, shown, lastVisit })?.focus()
    else if (isGone) list?.focus()
  }, [press, feed, data, error, shown, lastVisit, atEnd, host, announce, t])
  return null
}
