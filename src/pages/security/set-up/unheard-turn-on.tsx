import { useQuery } from '@tanstack/react-query'

import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'

import { CodesLost } from './interruptions.tsx'

/** So long what was asked may come late, in milliseconds. */
const likely = 60_000
/** Milliseconds from one look to the next. */
const pause = 3_000

type UnheardTurnOnProps = {
  /** When two-factor was asked to be turned on. */
  since: Instant
  onStart: () => void
}

/**
 * Two-factor was asked to be turned on before the page was loaded anew, and nobody heard the answer. It may be on, with the
 * entry that is in the app: until the panel tells, nothing is advised that would lock somebody out.
 */
export function UnheardTurnOn({ since, onStart }: UnheardTurnOnProps) {
  const t = useT()
  const { data } = useQuery({
    ...twoFactorQueries.state(),
    refetchInterval: ({ state }) =>
      state.data?.state !== 'on' && Date.now() < since + likely && pause,
  })
  if (data?.state === 'on') return <CodesLost />
  return (
    <Alert
      kind="warn"
      title={t('twoFactor.unheardTitle')}
      actions={
        <Button kind="primary" onClick={onStart}>
          {t('twoFactor.unheardGoOn')}
        </Button>
      }
    >
      <p>{t('twoFactor.unheard')}</p>
    </Alert>
  )
}
