import { useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { FormRow } from '#src/forms/form-row.tsx'
import { useT } from '#src/i18n/context.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { lazyPart } from '#src/ui/lazy-part.ts'

const TurnOffForm = lazyPart(async () => (await import('./turn-off-form.tsx')).TurnOffForm)

type TurnOffProps = { account: Account; onTurnedOff: (isRead: boolean) => void }

/** That two-factor is on, and the form that turns it off; `onTurnedOff` hears whether the panel was asked again since. */
export function TurnOff({ account, onTurnedOff }: TurnOffProps) {
  const t = useT()
  const announce = useAnnounce()
  const [open, setOpen] = useState(false)

  return (
    <FormRow
      label={t('security.state')}
      value={<Badge kind="ok">{t('security.on')}</Badge>}
      note={t('security.onNote')}
      openLabel={t('security.turnOff')}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      part={TurnOffForm}
      form={(close) => (
        <TurnOffForm
          account={account}
          submitLabel={t('security.turnOff')}
          onCancel={close}
          onTurnedOff={(isRead) => {
            announce(t(isRead ? 'security.turnedOff' : 'security.turnedOffNotRead'))
            onTurnedOff(isRead)
          }}
        />
      )}
    />
  )
}
