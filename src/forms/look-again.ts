import { CancelledError } from '@tanstack/react-query'
import { useCallback } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { endsAll } from '#src/api/in-doubt.ts'
import { useHost } from '#src/host/context.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { delay, isOnline, nextOnline, orAborted } from '#src/lib/network.ts'

import { useLife } from './use-life.ts'

/** Milliseconds from one look to the next for a write whose form is gone. */
const pause = 3_000

/** Moments of the looks, as parts of the write's time limit: with 20 s, after 2, 5, 10, 20 and 40 s. */
const moments = [0.1, 0.25, 0.5, 1, 2]

/**
 * How long a write was given, in milliseconds: what was waited for it (`waited`), or what is usual where its failure does not
 * tell: a server on the way gave it up, or the connection broke.
 */
export const timeGiven = ({ waited }: { waited: number | null }): number => waited ?? 20_000

/**
 * Until when something that was sent at a moment, and had no answer in time, is likely to be carried out: for three times what a
 * write is given, a minute. Nothing proves that a panel will not do it after that, but it gives up by itself before: PHP after
 * 30 s of work, MySQL after 50 s of waiting for a lock.
 */
export const likelyUntil = (sentAt: Instant, failure: { waited: number | null }): Instant =>
  sentAt + 3 * timeGiven(failure)

/** Until when a write of which nobody hears any more, since its form is gone, is likely to be carried out. */
export const mayComeUntil = (sentAt: Instant): Instant =>
  likelyUntil(sentAt, { waited: null })

/** For how long after it was sent what became of such a write is news to whoever comes back, in milliseconds. */
const newsFor = 3_600_000

/** Whether what became of such a write is worth telling to whoever comes back: not where that is long ago. */
export const isWorthTelling = (sentAt: Instant): boolean => Date.now() < sentAt + newsFor

/**
 * In how many milliseconds to look again for such a write; `false` once what was read is later than it may come (`readAt`; 0 for
 * nothing yet), which ends it. Where nothing could be read by then, it is looked for less often.
 */
export function nextLook(sentAt: Instant, readAt: Instant): number | false {
  const until = mayComeUntil(sentAt)
  if (readAt >= until) return false
  return Date.now() < until + pause ? pause : 10 * pause
}

/** Resolves once somebody looks at the page, and there is a network. Throws the signal's reason once it is aborted. */
async function untilOfUse(host: Host, signal: AbortSignal): Promise<void> {
  while (!host.isVisible() || !isOnline()) {
    const { promise, resolve } = Promise.withResolvers<void>()
    const stop = host.onVisibility(() => host.isVisible() && resolve())
    try {
      await (host.isVisible() ? nextOnline({ signal }) : orAborted(promise, signal))
    } finally {
      stop()
    }
  }
}

/** In how many milliseconds after a time limit most of what comes late has come: something of which there must not be two is not sent again sooner. */
export function resendDelay(failure: { waited: number | null }): number {
  return timeGiven(failure) * 0.3
}

/**
 * Looks again, a few times, whether a panel that gave no answer has carried out a write after all; while nobody
 * looks at the page, or without a network, the next look waits, and stands for those whose moments pass meanwhile. A look
 * that fails tells nothing. `since`: when the failure came, where it was looked for before. Resolves whether `look` has found
 * it; `false`, too, when `signal` is aborted. Throws what is not a failure of a request.
 */
export async function lookAgain(
  host: Host,
  failure: { waited: number | null },
  look: () => Promise<boolean>,
  signal: AbortSignal,
  since = Date.now(),
): Promise<boolean> {
  const waited = { from: since, until: Date.now() }
  try {
    for (const moment of moments) {
      const due = since + timeGiven(failure) * moment
      if (due > waited.from && due <= waited.until) continue
      await delay(due - Date.now(), signal)
      waited.from = Date.now()
      await untilOfUse(host, signal)
      waited.until = Date.now()
      try {
        if (await orAborted(look(), signal)) return true
      } catch (error) {
        signal.throwIfAborted()
        // The account went, and with it what was read of it.
        if (error instanceof CancelledError) return false
        if (!isFailure(error)) throw error
        if (endsAll(error)) return false
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return false
}

/** `lookAgain` for as long as the component is there, or until `signal` is aborted before; the same function each time. */
export function useLookAgain() {
  const host = useHost()
  // What is looked for is told by this component alone.
  const life = useLife()
  return useCallback(
    (
      failure: { waited: number | null },
      look: () => Promise<boolean>,
      signal: AbortSignal = life(),
      since?: Instant,
    ) => lookAgain(host, failure, look, AbortSignal.any([life(), signal]), since),
    [host, life],
  )
}
