import { Suspense, useRef, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { lazyPart, usePrefetch } from '#src/ui/lazy-part.ts'
import { Row } from '#src/ui/section.tsx'

const TurnOffForm = lazyPart(async () => (await import('./turn-off-form.tsx')).TurnOffForm)

type TurnOffProps = { account: Account; onTurnedOff: (isRead: boolean) => void }

/** That two-factor is on, and the form that turns it off; `onTurnedOff` hears whether the panel was asked again since. */
export function TurnOff({ account, onTurnedOff }: TurnOffProps) {
  const t = useT()
  const prefetch = usePrefetch(TurnOffForm)
  const announce = useAnnounce()
  const opener = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)

  function close() {
    setOpen(false)
    // The button comes back with the row; focus belongs where it was.
    requestAnimationFrame(() => opener.current?.focus())
  }

  return (
    <Row
      label={t('security.state')}
      value={<Badge kind="ok">{t('security.on')}</Badge>}
      note={t('security.onNote')}
      action={
        open ? null : (
          <Button
            ref={opener}
            onClick={() => setOpen(true)}
            onPointerEnter={prefetch}
            onFocus={prefetch}
          >
            {t('security.turnOff')}
          </Button>
        )
      }
    >
      {open && (
        <Suspense fallback={<CodeWait of="part" onCancel={close} />}>
          <TurnOffForm
            account={account}
            submitLabel={t('security.turnOff')}
            onCancel={close}
            onTurnedOff={(isRead) => {
              announce(t(isRead ? 'security.turnedOff' : 'security.turnedOffNotRead'))
              onTurnedOff(isRead)
            }}
          />
        </Suspense>
      )}
    </Row>
  )
}
