import { apiBaseOf } from '#src/api/api-base.ts'
import type { Client } from '#src/api/client-types.ts'
import type { Host } from '#src/host/host.ts'

/**
 * Global of the panel's own page around a Perch (contract §4.7): what it said there under a name when it was loaded, which
 * the API overrules. `undefined` where there is none, and where the page around is not one of this Perch's panel, whose API
 * is then at another origin or path.
 */
export function pageGlobal(host: Host, { config }: Client, name: string): unknown {
  const isPanels = config.baseUrl === '' && apiBaseOf(config) === '/api/client'
  return isPanels ? host.global(name) : undefined
}
