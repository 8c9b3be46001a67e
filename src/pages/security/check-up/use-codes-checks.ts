import { useSyncExternalStore } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useAccount } from '#src/session/queries.ts'
import {
  codesLeft,
  fewCodes,
  toldMadeAt,
  type TwoFactorState,
} from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'

import type { Check } from './check-line.tsx'

/** That few recovery codes are left, where the state of two-factor above says so; how many are is not said otherwise. */
export function useCodesChecks(known: TwoFactorState | undefined): Check[] {
  const t = useT()
  const account = useAccount()
  const unheard = unheardCodes(useHost())
  const neverCame = useSyncExternalStore(unheard.subscribe, () =>
    unheard.are(account, known ? toldMadeAt(known) : null),
  )
  const count = known?.state === 'on' && !neverCame ? codesLeft(known) : null
  if (count === null || count > fewCodes) return []
  const words = t('signInMethods.codesLeft', { count })
  return [{ of: 'codes', kind: '', state: 'finding', words }]
}
