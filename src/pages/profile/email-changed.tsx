import { useQuery } from '@tanstack/react-query'

import { useRich, useT } from '#src/i18n/context.ts'
import { accountQueries } from '#src/session/queries.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { Value } from '#src/ui/value.tsx'

import type { Change } from './email-form.tsx'

type EmailChangedProps = {
  change: Change
  /** The address that the panel told last. */
  email: string
  onUndo: () => void
}

/** What became of a change that the panel accepted: it is true once the panel shows the new address itself. */
export function EmailChanged({ change, email, onUndo }: EmailChangedProps) {
  const t = useT()
  const rich = useRich()
  const { from, to, at } = change
  // Reads nothing by itself; an account that comes back unchanged tells of it only by the time.
  const { dataUpdatedAt } = useQuery({ ...accountQueries.me(), enabled: false })
  const isRead = change.isRead || dataUpdatedAt > at
  if (email === to)
    return (
      <Alert kind="ok" actions={<Button onClick={onUndo}>{t('profileForms.undo')}</Button>}>
        <p>
          {rich('profileForms.emailChanged', {
            old: <Value of={from} />,
            next: <Value of={to} />,
          })}
        </p>
      </Alert>
    )
  return (
    <Alert kind="warn">
      <p>
        {isRead
          ? rich('profileForms.emailNotStored', { email: <Value of={email} /> })
          : rich('profileForms.emailNotRead', { next: <Value of={to} /> })}
      </p>
    </Alert>
  )
}
