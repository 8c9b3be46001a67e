import type { Failure, Unavailable } from './failures.ts'

/** Whether the next request, like this one or another of the account, would only meet the same. */
export function endsAll({ kind }: Failure): boolean {
  return [
    'unauthenticated',
    'another-account',
    'throttled',
    'two-factor-required',
    'unsupported',
  ].includes(kind)
}

/** Whether only the panel's lists can tell what became of a write: it may have run, or was refused for the number of requests alone. */
export const isInDoubt = (failure: Failure): boolean =>
  failure.mayHaveRun ||
  // What is read first was refused, and the write was not sent.
  (failure.kind === 'throttled' && !failure.endpoint.startsWith('GET '))

/**
 * Whether a write has no answer of the panel: none in time, a connection that broke, or a server on the way that answered in its
 * place. The panel may still be at it, and may carry it out after this. Not after an answer of its own, whatever it said.
 */
export function mayComeLate(failure: Failure): failure is Unavailable {
  return failure.kind === 'unavailable' && failure.mayHaveRun && failure.reason !== 'server'
}

/** Statuses by which servers on the way say that the panel gave them no answer in time. */
const gaveUp = [504, 524]

/** Whether somebody gave up waiting for the panel: this page, or a server on the way. */
export const isOutOfTime = ({ waited, status }: Unavailable): boolean =>
  waited !== null || gaveUp.includes(status ?? 0)
