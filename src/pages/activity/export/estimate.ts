import { queryOptions } from '@tanstack/react-query'

import type { Client } from '#src/api/client-types.ts'
import type { Instant } from '#src/lib/instant.ts'
import { clientOf } from '#src/session/panel-client.ts'

import { type Kind, listKind } from '../kinds.ts'

/** The most that panels give at a time. */
export const mostRows = 100

/** The lowest that panels are known to allow an account (contract §4.5), for where no answer tells. */
const lowest = 240
/** What an export may use of it; the rest is for whatever else the account does. */
const share = 2 / 3

/**
 * Milliseconds from the start of one request to that of the next, so that at most two thirds of what the account may ask
 * in a minute are used. `limit` is that number, `null` where it is not known.
 */
export function gapFor(limit: number | null): number {
  return Math.ceil(60_000 / Math.max(1, Math.floor((limit ?? lowest) * share)))
}

/** How long a number of pages takes, in milliseconds; `took` is how long the panel needed for one. */
export function durationOf(pages: number, gap: number, took: number): number {
  return pages * Math.max(gap, took)
}

/** What an export will cost. */
export type Estimate = {
  /** Rows that will be read. */
  rows: number
  /** In milliseconds. */
  duration: number
  /** When the panel was asked: the export's own pace begins there. */
  askedAt: Instant
}

/** Milliseconds from the start of one page to that of the next; a panel that does not sort is asked twice for each. */
export function gap({ rateLimit, capabilities }: Client): number {
  return gapFor(rateLimit()) * (capabilities.get().activitySort ? 1 : 2)
}

/** What it would cost to read all rows of a kind: one request tells. */
export const estimateOf = (kind: Kind | null) =>
  queryOptions({
    queryKey: ['activity-export', kind],
    queryFn: async ({ client: queries, signal }): Promise<Estimate> => {
      const client = clientOf(queries)
      const askedAt = Date.now()
      const { pagination, items, odd } = await listKind(client, kind, {
        page: 1,
        perPage: mostRows,
        signal,
      })
      const rows = pagination?.total ?? items.length + odd
      const duration = durationOf(pagination?.pages ?? 1, gap(client), Date.now() - askedAt)
      return { rows, duration, askedAt }
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
