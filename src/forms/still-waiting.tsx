import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useAnnounce, useRetract } from '#src/ui/announcer.tsx'

import { signInAgain } from './sign-in-again.ts'

import text from '#src/ui/text.module.css'

/** Panels answer most writes within a second or two; from here on people wonder, in milliseconds. */
const longWait = 6000

/**
 * That a form which is being sent for a while still is, shown and spoken once; not while somebody is asked to sign in. It knows
 * nothing of the form library, so that it can come with the page.
 */
export function StillWaiting({ isSubmitting }: { isSubmitting: boolean }) {
  const t = useT()
  const { subscribe, isOpen } = signInAgain(useHost())
  const isAsked = useSyncExternalStore(subscribe, isOpen)
  const isWaiting = isSubmitting && !isAsked
  const announce = useAnnounce()
  const retract = useRetract()
  const [isLong, setIsLong] = useState(false)

  const begin = useEffectEvent(() => {
    setIsLong(true)
    announce(t('forms.stillWaiting'))
  })
  const end = useEffectEvent(() => {
    setIsLong(false)
    retract(t('forms.stillWaiting'))
  })
  // Time passes outside React.
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => begin(), longWait)
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [isWaiting])

  return isLong && isWaiting ? (
    <p className={text['quiet']}>{t('forms.stillWaiting')}</p>
  ) : null
}
