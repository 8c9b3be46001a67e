import type { Host } from '#src/host/host.ts'
import { loadNamespace } from '#src/i18n/language.ts'

/** What ends a session, and its words; for those that wait for code, or do without it. */
export async function loadLeaveSession(host: Host) {
  await loadNamespace(host, 'sign-out')
  return import('./leave-session.tsx')
}
