import { perHost, type Host } from '#src/host/host.ts'

/** Where somebody signs in who is signed out, when that is no page of Perch; `null` when it is. */
const place = perHost(() => ({ address: (): string | null => null }))

/** Says where that is; `address` is asked each time. */
export function setSignInAddress(host: Host, address: () => string | null): void {
  place(host).address = address
}

export const signsInElsewhere = (host: Host): boolean => place(host).address() !== null

/**
 * Leaves somebody who is signed out to others: to the host page, when it says that it signs people in, else to the address
 * where they sign in, unless leaving would lose something. `false` when Perch has to ask itself.
 */
export function leaveToSignIn(host: Host, { mayLeave = true } = {}): boolean {
  if (!host.tell({ type: 'unauthenticated' })) return true
  const address = place(host).address()
  if (address === null || !mayLeave) return false
  host.leaveFor(address)
  return true
}
