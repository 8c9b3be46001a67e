import type { Failure } from '#src/api/failures.ts'

/** Whether a read failed for want of a network: a banner on every page says so, and it is read again as the network comes back. */
export const isOffline = (failure: Failure): boolean =>
  failure.kind === 'unavailable' && failure.reason === 'offline'
