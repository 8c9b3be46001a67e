import { useEffect } from 'react'
import { useBlocker } from 'react-router'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { holdUnsaved } from '#src/lib/unsaved.ts'
import { Actions } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

/** Asks before a navigation, a reload or a closed tab throws away what was typed. `what` names it: "your new email". */
export function LeaveGuard({ when, what }: { when: boolean; what: string }) {
  const t = useT()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      // The query tells forms apart too: a key that replaces another has its in `?from=`.
      when &&
      `${currentLocation.pathname}${currentLocation.search}` !==
        `${nextLocation.pathname}${nextLocation.search}`,
  )

  // The browser asks only if a listener for `beforeunload` says so; there is no declarative way. The page's own reload
  // does not even get that far.
  useEffect(() => {
    if (!when) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    const release = holdUnsaved()
    return () => {
      removeEventListener('beforeunload', ask)
      release()
    }
  }, [when])

  if (blocker.state !== 'blocked') return null
  const isSignOut = blocker.location.pathname === paths.signOut()
  return (
    <Dialog title={t('forms.leaveTitle')} onClose={() => blocker.reset()}>
      <p>{t('forms.leaveText', { what })}</p>
      <Actions>
        <Button kind="primary" onClick={() => blocker.reset()}>
          {t('forms.stay')}
        </Button>
        <Button kind="danger" onClick={() => blocker.proceed()}>
          {/* What happens, by its name. */}
          {t(isSignOut ? 'shell.signOut' : 'forms.leave')}
        </Button>
      </Actions>
    </Dialog>
  )
}
