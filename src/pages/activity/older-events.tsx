import { useEffect, useRef } from 'react'

import { useT } from '#src/i18n/context.ts'
import { Button } from '#src/ui/button.tsx'

type OlderEventsProps = {
  pending: boolean
  /** Whether older events come as soon as the button is near; else only when it is pressed. */
  byItself: boolean
  onOlder: () => void
  /** It was pressed, by somebody who waits for them. */
  onPress: (button: HTMLElement) => void
}

/** Shows older events: as one scrolls, or by a press. */
export function OlderEvents({ pending, byItself, onOlder, onPress }: OlderEventsProps) {
  const t = useT()
  const button = useRef<HTMLButtonElement>(null)
  // Watching where the button is on screen is an effect; after each page it may be in sight still, so it begins anew.
  useEffect(() => {
    const element = button.current
    if (!element || !byItself || pending) return undefined
    // A busy browser tells several at once, the latest last: the button may have come into sight since the first.
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.at(-1)?.isIntersecting) onOlder()
      },
      { rootMargin: '400px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [byItself, pending, onOlder])
  return (
    <Button
      ref={button}
      pending={pending}
      pendingLabel={t('forms.loading')}
      onClick={({ currentTarget }) => {
        onPress(currentTarget)
        onOlder()
      }}
    >
      {t('activity.older')}
    </Button>
  )
}
