import { perHost } from '#src/host/host.ts'

/**
 * What was typed as user name or email before somebody went to the page for a forgotten password, to be there when they come
 * back; `''` for nothing. No longer than this page is open.
 */
export const typedUser = perHost(() => {
  let name = ''
  return { get: () => name, keep: (typed: string) => void (name = typed) }
})

/**
 * What the sign-in page hands on to the page for a forgotten password, in the state of the navigation and never in an
 * address: what was typed as user name or email, where it looks like an email.
 */
export function emailToHand(typed: string): { email: string } | null {
  const email = typed.trim()
  return /^[^\s@]+@[^\s@]+$/u.test(email) ? { email } : null
}

/** The email in the state of a navigation; nothing is the empty string. */
export function handedEmail(state: unknown): string {
  const isHanded = typeof state === 'object' && state !== null && 'email' in state
  return isHanded && typeof state.email === 'string' ? state.email : ''
}
