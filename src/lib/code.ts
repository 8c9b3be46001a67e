import { isOnline, nextOnline } from './network.ts'
import { emitter } from './observable.ts'

/**
 * Why code of the page is not there: no network; a server that does not answer; a newer version of the page in place
 * of this one (`updated`); or files that keep failing although others of this version can be had (`failing`).
 */
export type CodeTrouble = 'offline' | 'unreachable' | 'updated' | 'failing'

/** Code of a page that will not come without a reload of the document. */
export class ReloadNeeded extends Error {
  readonly trouble: 'updated' | 'failing'

  constructor(trouble: 'updated' | 'failing') {
    super(`Code of this page cannot be fetched (${trouble})`)
    this.name = 'ReloadNeeded'
    this.trouble = trouble
  }
}

/** What code is for: a whole page, a part of one that is on screen, or what works without being seen. */
type Purpose = 'page' | 'part' | 'background'

/** A fetch of code that failed and goes on. */
type Wait = { of: Purpose; trouble: CodeTrouble }

/** Milliseconds between tries while the server does not answer; the last one repeats. */
const pauses = [1_000, 3_000, 10_000]

const waits = new Set<Wait>()
const listeners = emitter()
const changed = listeners.tell

/** For `useSyncExternalStore`. */
export const subscribeToCode = listeners.subscribe

/** What a page or a part that is being fetched meets, or `null`. */
export function codeTrouble(of: 'page' | 'part'): CodeTrouble | null {
  for (const wait of waits) if (wait.of === of) return wait.trouble
  return null
}

/** The words of the browsers, and of Vite for styles; a server that sends its own page for a file that is gone is told alike. */
const missing =
  /dynamically imported module|module script|javascript mime type|unable to preload/i

/** Whether `error` says that a file of the page could not be had, rather than that its code is wrong. */
export function isMissingCode(error: unknown): boolean {
  return error instanceof Error && missing.test(error.message)
}

/** Where this file itself came from. Each build has another name for it, and no other build has this one. */
export const ownAddress = import.meta.url

async function findTrouble(): Promise<CodeTrouble> {
  if (!isOnline()) return 'offline'
  try {
    // A file of the page, which is none of a Perch's: all of them share it.
    // oxlint-disable-next-line no-restricted-globals
    const answer = await fetch(ownAddress, { cache: 'no-store' })
    void answer.body?.cancel()
    const isGone = answer.status === 404 || answer.status === 410
    if (!answer.ok && !isGone) return 'unreachable'
    // What a server sends in place of a file that is gone may be a page, with status 200.
    const isCode = /javascript/.test(answer.headers.get('content-type') ?? '')
    return isGone || !isCode ? 'updated' : 'failing'
  } catch {
    return isOnline() ? 'unreachable' : 'offline'
  }
}

/**
 * Fetches code by `load` (an `import()`, with its words) until it is there: while there is no network, or the server
 * does not answer, it tries again by itself. What needs a reload is rejected with `ReloadNeeded`; a part of a page stays
 * away instead, since what stands around it must live. Errors of the code itself are thrown, and the reason of `signal`
 * once that says that nobody wants it any more: then it is not tried again. `waiting` is called
 * whenever it waits for the next try.
 */
export async function fetchCode<T>(
  load: () => Promise<T>,
  of: Purpose,
  signal?: AbortSignal,
  waiting?: () => void,
): Promise<T> {
  const wait: Wait = { of, trouble: 'offline' }
  try {
    for (let tries = 0, wasFailing = false; ; tries++) {
      signal?.throwIfAborted()
      try {
        return await load()
      } catch (error) {
        if (!isMissingCode(error)) throw error
      }
      const found = await findTrouble()
      // Once more first: the network may have come back between the two.
      const trouble = found === 'failing' && !wasFailing ? 'unreachable' : found
      wasFailing = found === 'failing'
      const isFinal = trouble === 'updated' || trouble === 'failing'
      if (isFinal && of !== 'part') throw new ReloadNeeded(trouble)
      wait.trouble = trouble
      waits.add(wait)
      changed()
      waiting?.()
      if (isFinal) await new Promise<never>(() => {})
      // Of a network that comes back nothing is known yet.
      if (trouble === 'offline') tries = -1
      const atMost = pauses[Math.min(tries, pauses.length - 1)] ?? 0
      await nextOnline(tries < 0 ? { signal } : { signal, atMost })
    }
  } finally {
    if (waits.delete(wait)) changed()
  }
}

/**
 * Fetches code by `load` without waiting for it: `null` where a file cannot be had now. For what the page can do without,
 * or has to say at once. Errors of the code itself are thrown.
 */
export async function fetchCodeOnce<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load()
  } catch (error) {
    if (!isMissingCode(error)) throw error
    return null
  }
}
