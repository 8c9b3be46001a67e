import type { QueryClient } from '@tanstack/react-query'

import type { Failure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'
import type { Instant } from '#src/lib/instant.ts'
import { keptRequestsName, unheardRequestsKey } from '#src/session/kept-requests.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { keptJson, panelStorage } from '#src/session/panel-storage.ts'
import { accountQueries } from '#src/session/queries.ts'

/** What a key is asked for. */
export type Wanted = { description: string; allowedIps: readonly string[] }

/** A request for a key of which nobody knows what it came to: in flight, lost, or answered where nobody was there any more. */
export type UnheardRequest = {
  wanted: Wanted
  /** The keys (identifiers) that are not it: those that were there before, and what was made since with its secret. */
  before: ReadonlySet<string>
  /** How many rows of the list could not be read before it was sent: one more may be what it made. */
  oddBefore: number
  /** When it was sent, which tells it from all others. */
  sentAt: Instant
  /** How its answer was lost; `null` while it is in flight, once it was answered, and when the page was loaded again since. */
  lost: Failure | null
  /** What the tab has kept of it, when the page was loaded again since: whether the panel had ended it by then. */
  kept: { isEnded: boolean } | null
  /** When it was lost or answered; until then when it was sent. */
  overAt: Instant
  /** The key (identifier) that the answer named; `null` where there was none. */
  made: string | null
  /** Whether the list could be read after it, with no row in it that may be what it made. */
  isListRead: boolean
}

/** A request that is sent now: nobody has heard its answer yet, and whoever leaves the page or loads it again never will. */
export const openRequest = (
  wanted: Wanted,
  before: ReadonlySet<string>,
  { oddBefore = 0, sentAt = Date.now() }: { oddBefore?: number; sentAt?: Instant } = {},
): UnheardRequest => ({
  wanted,
  before,
  oddBefore,
  sentAt,
  lost: null,
  kept: null,
  overAt: sentAt,
  made: null,
  isListRead: false,
})

/** Whether a request is on its way: its answer may come still. */
export const isInFlight = ({ lost, kept, made }: UnheardRequest): boolean =>
  lost === null && kept === null && made === null

/**
 * Whether the panel may make a key after this, though its list does not have it by then. An error of the panel itself
 * and a refusal of whoever stands before it end the request. Anything else that is no answer of a panel may come from a
 * server on the way, behind which the panel is at it still: a page, an empty body, JSON that is cut off.
 */
export const mayStillMake = ({ lost, kept }: UnheardRequest): boolean =>
  lost === null ? !kept?.isEnded : mayComeLate(lost) || lost.kind === 'surprise'

/** Whether a request has no answer of the panel, and none will come here. */
export const isUnanswered = ({ lost, kept, made }: UnheardRequest): boolean =>
  lost === null ? kept?.isEnded === false && made === null : mayComeLate(lost)

/** What a tab keeps of the requests of an account; `null` while nobody is known. */
function storeOf(queries: QueryClient) {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  if (!account) return null
  const { session } = panelStorage(hostOf(queries))
  const name = keptRequestsName(account)
  return {
    read: () => session.get(name),
    write: (text: string | null) =>
      text === null ? session.remove(name) : session.set(name, text),
  }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

/** The requests that were on their way, or open, when the page was loaded again. */
function restored(queries: QueryClient): readonly UnheardRequest[] {
  const entries = keptJson(storeOf(queries)?.read() ?? null)
  return (Array.isArray(entries) ? (entries as readonly unknown[]) : []).flatMap(
    (entry): UnheardRequest[] => {
      if (!Array.isArray(entry)) return []
      const [sentAt, description, allowedIps, before, oddBefore, isEnded, made] =
        entry as readonly unknown[]
      if (
        typeof sentAt !== 'number' ||
        typeof description !== 'string' ||
        !isTexts(allowedIps) ||
        !isTexts(before)
      )
        return []
      const request = openRequest({ description, allowedIps }, new Set(before), {
        sentAt,
        ...(typeof oddBefore === 'number' && { oddBefore }),
      })
      return [
        {
          ...request,
          kept: { isEnded: isEnded === true },
          made: typeof made === 'string' ? made : null,
        },
      ]
    },
  )
}

/**
 * Those requests, the oldest first. They live in the cache, and so outlive the form and are gone with the account. What
 * was asked for, when, beside which keys (public halves), and how it ended the tab keeps as well, since they outlive the page,
 * too; nothing of it is secret.
 */
export const unheardRequests = (queries: QueryClient): readonly UnheardRequest[] =>
  queries.getQueryData<readonly UnheardRequest[]>(unheardRequestsKey) ?? restored(queries)

/** Remembers these requests alone. */
export function keepUnheardRequests(
  queries: QueryClient,
  open: readonly UnheardRequest[],
): void {
  // The cache counts its minutes from the first time that somebody asked, whatever was remembered since.
  queries.setQueryDefaults(unheardRequestsKey, {
    gcTime: Infinity,
    structuralSharing: false,
  })
  queries.setQueryData(unheardRequestsKey, open)
  const entries = open.map((request) => [
    request.sentAt,
    request.wanted.description,
    request.wanted.allowedIps,
    [...request.before],
    request.oddBefore,
    !mayStillMake(request),
    request.made,
  ])
  storeOf(queries)?.write(entries.length > 0 ? JSON.stringify(entries) : null)
}

/** Remembers a request, and gives when it was sent: no other was sent at that moment. */
export function addRequest(queries: QueryClient, request: UnheardRequest): Instant {
  const open = unheardRequests(queries)
  let { sentAt } = request
  while (open.some((other) => other.sentAt === sentAt)) sentAt += 1
  keepUnheardRequests(queries, [...open, { ...request, sentAt }])
  return sentAt
}

/** Notes what is known of requests by now. Those that are seen to meanwhile stay so, and an account that came since is told nothing. */
export function changeRequests(
  queries: QueryClient,
  change: (request: UnheardRequest) => Partial<UnheardRequest>,
): void {
  const open = unheardRequests(queries)
  if (open.length > 0)
    keepUnheardRequests(
      queries,
      open.map((request) => ({ ...request, ...change(request) })),
    )
}

/** Forgets requests that are seen to. */
export function forgetRequests(
  queries: QueryClient,
  isSeenTo: (request: UnheardRequest) => boolean,
): void {
  const open = unheardRequests(queries)
  if (open.some(isSeenTo))
    keepUnheardRequests(
      queries,
      open.filter((request) => !isSeenTo(request)),
    )
}

/** Forgets one request: somebody has seen what became of it, or nothing did. */
export const forgetRequest = (queries: QueryClient, sentAt: Instant): void =>
  forgetRequests(queries, (request) => request.sentAt === sentAt)
