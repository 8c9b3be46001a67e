import { useSyncExternalStore } from 'react'

import { client } from '#src/api/current.ts'

/** Whether this panel's API has two-factor, as far as its answers have shown; nobody asks only to find out, since asking is a write. */
export function useTwoFactorOffered(): boolean {
  const { capabilities } = client()
  const { twoFactor } = useSyncExternalStore(capabilities.subscribe, capabilities.get)
  return twoFactor !== 'elsewhere'
}
