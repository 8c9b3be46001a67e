import type { Client } from './client-types.ts'

/** A panel that is slow with its words must not keep anybody waiting. In milliseconds. */
const patience = 3000

/**
 * Asks for one page of the panel in a new session, so that a change of password can end it: a session that never loaded
 * a page outlives that for as long as it is used (contract rule 0.14). Once a session; the answer is ignored, and never
 * comes out of a cache. Waited for, since a read beside it might write the session back as it was before.
 */
export async function pinSession({ request, config, isOwnOrigin }: Client): Promise<void> {
  if (config.auth.mode !== 'session' || !isOwnOrigin) return
  await request(
    {
      method: 'GET',
      area: 'web',
      path: '/locales/locale.json?locale=en&namespace=strings',
      schema: 'nothing',
      // Nothing in it is secret: this keeps the browser from answering out of its cache, which would begin nothing.
      secret: true,
    },
    { signal: AbortSignal.timeout(patience) },
  ).catch(() => null)
}
