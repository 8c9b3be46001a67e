import { useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react'

import { useHost } from '#src/host/context.ts'
import { unsavedInput } from '#src/host/unsaved-input.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import type { NavigationGuard } from '#src/navigation/navigation.ts'
import { useNavigation } from '#src/navigation/provider.tsx'
import { Actions, Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

type LeaveGuardProps = {
  when: boolean
  /** What would be lost: "your new email". */
  what: string
  /** Whether it is on its way to the panel: it is not said to be lost then. */
  isSending?: boolean
  /** What is asked instead, while something else than what was typed is at stake. */
  asks?: { title: string; text: string } | false
  /** Whether what it was asked for failed because the session has ended: whoever left for the sign-in page goes on then. */
  isSignedOut?: boolean
  /** Somebody has said to leave; what is on screen is there still, until what comes after it is. */
  onLeave?: () => void
}

/** Asks before a navigation, a reload or a closed tab throws away what was typed, or is shown once. */
export function LeaveGuard({
  when,
  what,
  isSending = false,
  asks,
  isSignedOut = false,
  onLeave,
}: LeaveGuardProps) {
  const t = useT()
  const host = useHost()
  const navigation = useNavigation()
  const held = useSyncExternalStore(navigation.subscribe, navigation.held)
  const [guard] = useState(
    (): NavigationGuard => (here, next) =>
      // The query tells forms apart too: a key that replaces another has its in `?from=`.
      `${here.pathname}${here.search}` !== `${next.pathname}${next.search}`,
  )

  // Nothing is at stake any more, and what came of it is to be seen. Where a session that has ended is what came of it, whoever
  // left for the sign-in page goes on.
  const end = useEffectEvent(() => {
    const asked = navigation.held()
    if (asked?.by !== guard) return
    if (isSignedOut && asked.to.pathname === paths.signIn()) asked.goOn()
    else asked.stay()
  })

  // The browser asks only if a listener for `beforeunload` says so; there is no declarative way. The page's own reload
  // does not even get that far. A layout effect, so that the guard ends with its dialog: between the two, whoever went on was
  // asked by a guard that nobody could answer.
  useLayoutEffect(() => {
    if (!when) return
    const ask = (event: BeforeUnloadEvent) => {
      // What a host page has just taken out is no longer there to stay with.
      if (host.root.isConnected) event.preventDefault()
    }
    const stopAsking = host.onWindow('beforeunload', ask)
    const release = unsavedInput(host).hold()
    const open = navigation.guard(guard)
    return () => {
      stopAsking()
      release()
      open()
      end()
    }
  }, [when, host, navigation, guard])

  if (held?.by !== guard) return null
  const { stay, goOn } = held
  const { title, text } =
    asks ||
    (isSending
      ? { title: t('forms.leaveSendingTitle'), text: t('forms.leaveSending') }
      : { title: t('forms.leaveTitle'), text: t('forms.leaveText', { what }) })
  const isSignOut = held.to.pathname === paths.signOut()
  return (
    <Dialog title={title} onClose={stay}>
      <p>{text}</p>
      <Actions>
        <Button kind="primary" data-first-focus onClick={stay}>
          {t('forms.stay')}
        </Button>
        <Button
          kind="danger"
          onClick={() => {
            onLeave?.()
            goOn()
          }}
        >
          {/* What happens, by its name. */}
          {t(isSignOut ? 'forms.signOut' : 'forms.leave')}
        </Button>
      </Actions>
    </Dialog>
  )
}
