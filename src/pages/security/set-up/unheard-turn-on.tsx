import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { useLooksUntilTold } from '#src/two-factor/look-until-told.ts'
import { toldMadeAt } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'

import { AlreadyOn, CodesLost } from './interruptions.tsx'

type UnheardTurnOnProps = {
  account: Account
  /** When two-factor was asked to be turned on. */
  since: Instant
  onStart: () => void
}

/**
 * Two-factor was asked to be turned on before the page was loaded anew, and nobody heard the answer. It may be on, with the
 * entry that is in the app: until the panel tells, nothing is advised that would lock somebody out.
 */
export function UnheardTurnOn({ account, since, onStart }: UnheardTurnOnProps) {
  const t = useT()
  const unheard = unheardCodes(useHost())
  const { data, isLoading } = useLooksUntilTold(since)
  if (isLoading) return <p role="status">{t('forms.loading')}</p>
  if (data?.state === 'on')
    return unheard.are(account, toldMadeAt(data)) ? <CodesLost /> : <AlreadyOn />
  return (
    <Alert
      kind="warn"
      title={t('security.unheard')}
      actions={
        <Button kind="primary" onClick={onStart}>
          {t('twoFactor.unheardGoOn')}
        </Button>
      }
    >
      <p>{t('security.unheardNote')}</p>
      <p>{t('twoFactor.unheard')}</p>
    </Alert>
  )
}
