import { createContext, use } from 'react'

import type { Host } from './host.ts'

export const HostContext = createContext<Host | null>(null)

/** The host of the Perch that is being drawn. Throws outside of one. */
export function useHost(): Host {
  const host = use(HostContext)
  if (!host) throw new Error('useHost() needs a HostContext above it')
  return host
}
