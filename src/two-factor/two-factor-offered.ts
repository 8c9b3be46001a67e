import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import { clientOf } from '#src/session/panel-client.ts'

/** Whether this panel's API has two-factor, as far as its answers have shown; nobody asks only to find out, since asking is a write. */
export function useTwoFactorOffered(): boolean {
  const { capabilities } = clientOf(useQueryClient())
  const { twoFactor } = useSyncExternalStore(capabilities.subscribe, capabilities.get)
  return twoFactor !== 'elsewhere'
}
