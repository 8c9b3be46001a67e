import { type RefObject, useEffect, useRef } from 'react'

import { useT } from '#src/i18n/context.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'

/** The state of a link on this page that leads to rows of the feed. */
export type ShowsFeed = 'feed'

type FocusFeedProps = {
  /** What the rows are in. */
  feed: RefObject<HTMLElement | null>
  /** How many there are; `null` until they are there. */
  count: number | null
}

/** Brings whoever has followed such a link to the feed, once its rows are there, and says how many. */
export function FocusFeed({ feed, count }: FocusFeedProps) {
  const t = useT()
  const announce = useAnnounce()
  const isDone = useRef(false)
  // Focus, scrolling and speech are outside of what is rendered, and the rows come later than the address.
  useEffect(() => {
    if (count === null || isDone.current) return
    isDone.current = true
    const heading = feed.current?.querySelector<HTMLElement>('h2') ?? feed.current
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView({ block: 'start' })
    announce(t('activityMore.shown', { count }))
  }, [feed, count, announce, t])
  return null
}
