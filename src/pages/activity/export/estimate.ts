import { queryOptions } from '@tanstack/react-query'

import { listActivity } from '#src/api/activity-list.ts'
import type { Client } from '#src/api/client-types.ts'
import type { Instant } from '#src/lib/instant.ts'
import { clientOf } from '#src/session/panel-client.ts'

import { type Kind, kinds } from '../kinds.ts'
import { durationOf, gapFor } from './request-rate.ts'

/** The most that panels give at a time. */
const most = 100

/** What an export will cost. */
export type Estimate = {
  /** Rows that will be read. */
  rows: number
  /** In milliseconds. */
  duration: number
  /** When the panel was asked: the export's own pace begins there. */
  askedAt: Instant
}

/** One page of the rows of a kind, newest first; all kinds for `null`. */
export const listPage = (
  client: Client,
  kind: Kind | null,
  page: number,
  signal: AbortSignal,
  perPage = most,
) =>
  listActivity(client, {
    page,
    perPage,
    ...(kind !== null && { events: kinds[kind] }),
    signal,
  })

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
      const { pagination, items, odd } = await listPage(client, kind, 1, signal)
      const rows = pagination?.total ?? items.length + odd
      const duration = durationOf(pagination?.pages ?? 1, gap(client), Date.now() - askedAt)
      return { rows, duration, askedAt }
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
