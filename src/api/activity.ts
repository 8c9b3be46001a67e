import * as z from 'zod/mini'

import type { Instant } from '#src/lib/instant.ts'

import type { Capabilities } from './capabilities.ts'
import { client } from './current.ts'
import type { Endpoint } from './endpoint.ts'
import { isFailure } from './failures.ts'
import {
  booleanOrNull,
  instantOrNull,
  isObject,
  item,
  listOf,
  someText,
  textOrNull,
  unwrap,
} from './wire.ts'

/** Who did it, as far as the panel tells. */
export type Actor = {
  uuid: string | null
  username: string | null
  email: string | null
  /** Whether this person has two-factor *now*. */
  twoFactorEnabled: boolean | null
}

/** One row of the feed. */
export type ActivityEntry = {
  /** Unique within a page; made up where the panel has none (before 1.10). */
  id: string
  /** `group:thing.action`, e.g. `user:api-key.create`. */
  event: string
  description: string | null
  isApi: boolean
  /** `null` also when hidden from us. */
  ip: string | null
  /** All of it may have been written by a stranger. */
  properties: Record<string, unknown>
  hasAdditionalMetadata: boolean
  timestamp: Instant | null
  /** `null`: nobody was signed in, or not told. */
  actor: Actor | null
}

/** Where a page stands; counts from 1. */
export type Pagination = { total: number; perPage: number; page: number; pages: number }

/** A page of the feed, newest first; `pagination` is `null` when this panel does not page. */
export type ActivityPage = {
  items: ActivityEntry[]
  /** Rows that could not be read. */
  odd: number
  pagination: Pagination | null
}

export type ActivityQuery = {
  page: number
  perPage: number
  /** Parts of event names, any of which must occur, e.g. `auth:`. */
  events?: readonly string[]
  signal?: AbortSignal | undefined
}

const actor: z.ZodMiniType<Actor | null> = z.catch(
  item(
    z.nullable(
      z.pipe(
        z.object({
          uuid: textOrNull,
          username: textOrNull,
          email: textOrNull,
          '2fa_enabled': booleanOrNull,
        }),
        z.transform(({ '2fa_enabled': twoFactorEnabled, ...rest }) => ({
          ...rest,
          twoFactorEnabled,
        })),
      ),
    ),
  ),
  null,
)

/** The relationship stands beside the attributes, or among them in flat dialects. */
function actorOf(row: unknown): unknown {
  const at = (value: unknown, key: string) => (isObject(value) ? value[key] : undefined)
  const inner = unwrap(row)
  const found = at(at(row, 'relationships') ?? at(inner, 'relationships'), 'actor')
  return found ?? at(inner, 'actor') ?? null
}

/** What panels write in place of somebody else's address (contract §5.2). */
export const hidden = '[hidden]'

const entry: z.ZodMiniType<ActivityEntry> = z.pipe(
  z.pipe(
    z.unknown(),
    z.transform((row) => ({ attributes: unwrap(row), actor: actorOf(row) })),
  ),
  z.pipe(
    z.object({
      attributes: z.object({
        id: textOrNull,
        event: someText,
        description: textOrNull,
        is_api: booleanOrNull,
        ip: textOrNull,
        properties: z.optional(z.unknown()),
        has_additional_metadata: booleanOrNull,
        timestamp: instantOrNull,
      }),
      actor,
    }),
    z.transform(({ attributes: wire, actor: who }) => ({
      id: wire.id ?? '',
      event: wire.event,
      description: wire.description,
      isApi: wire.is_api ?? false,
      // In properties panels write it so; an address it is nowhere.
      ip: wire.ip === hidden ? null : wire.ip,
      properties: isObject(wire.properties) ? wire.properties : {},
      hasAdditionalMetadata: wire.has_additional_metadata ?? false,
      timestamp: wire.timestamp,
      actor: who,
    })),
  ),
)

const pagination: z.ZodMiniType<Pagination | null> = z.catch(
  z.nullable(
    z.pipe(
      z.object({
        total: z.number(),
        per_page: z.number(),
        current_page: z.number(),
        total_pages: z.number(),
      }),
      z.transform((wire) => ({
        total: wire.total,
        perPage: wire.per_page,
        page: wire.current_page,
        pages: wire.total_pages,
      })),
    ),
  ),
  null,
)

/** Sums a text up in 13 hexadecimal digits, not secret ones (FNV-1a, forward and backward): the id must not tell the address that is in the row. */
function digest(text: string): string {
  const sum = (step: number) => {
    let hash = 0x811c9dc5
    for (let at = step > 0 ? 0 : text.length - 1; text[at] !== undefined; at += step)
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
    return hash.toString(16).padStart(8, '0')
  }
  return (sum(1) + sum(-1)).slice(0, 13)
}

/** What is enough to tell rows apart that panels before 1.10 give no `id`, wherever they stand in the feed. */
function identified(entries: ActivityEntry[]): ActivityEntry[] {
  const seen = new Map<string, number>()
  return entries.map((each) => {
    if (each.id) return each
    const { timestamp, event, ip, properties } = each
    const id = digest(JSON.stringify([timestamp, event, ip, properties]).slice(0, 500))
    const before = seen.get(id) ?? 0
    seen.set(id, before + 1)
    return { ...each, id: before > 0 ? `${id} ${before}` : id }
  })
}

const page: z.ZodMiniType<ActivityPage> = z.pipe(
  z.pipe(
    z.unknown(),
    z.transform((body) => {
      const meta = isObject(body) ? body['meta'] : undefined
      return { list: body, pagination: isObject(meta) ? meta['pagination'] : null }
    }),
  ),
  z.pipe(
    z.object({ list: listOf(entry), pagination }),
    z.transform(({ list, pagination: paging }) => ({
      items: identified(list.items),
      odd: list.odd,
      pagination: paging,
    })),
  ),
)

function endpoint(query: ActivityQuery, can: Capabilities): Endpoint<ActivityPage> {
  const parameters = new URLSearchParams({
    page: String(query.page),
    per_page: String(query.perPage),
    'include[]': 'actor',
  })
  if (can.activitySort) parameters.set('sort', '-timestamp')
  if (can.activityFilter && query.events?.length)
    parameters.set('filter[event]', query.events.join(','))
  return {
    method: 'GET',
    area: 'api',
    path: `/account/activity?${parameters}`,
    schema: page,
    feature: 'activity',
  }
}

/** Does to one page what the panel would not do (contract rule 0.11). */
function arranged(
  found: ActivityPage,
  query: ActivityQuery,
  can: Capabilities,
): ActivityPage {
  let { items } = found
  const { events } = query
  if (!can.activityFilter && events?.length)
    items = items.filter(({ event }) => events.some((part) => event.includes(part)))
  if (!can.activitySort)
    items = items.toSorted((one, other) => (other.timestamp ?? 0) - (one.timestamp ?? 0))
  return { ...found, items }
}

/** Reads one page of what happened to the account, newest first. */
export async function listActivity(query: ActivityQuery): Promise<ActivityPage> {
  const { request, capabilities } = client()
  const read = async (page: number, can: Capabilities) => {
    const { signal } = query
    const found = await request(endpoint({ ...query, page }, can), { signal })
    return arranged(found, query, can)
  }
  for (;;) {
    const can = capabilities.get()
    try {
      const found = await read(can.activitySort ? query.page : 1, can)
      if (can.activitySort) return found
      // It begins with the oldest (contract §5.1): what it tells last is what is wanted first.
      const { pagination } = found
      const page = (pagination?.pages ?? 1) - query.page + 1
      const wanted =
        page === 1 ? found : page < 1 ? { ...found, items: [] } : await read(page, can)
      return { ...wanted, pagination: pagination && { ...pagination, page: query.page } }
    } catch (error) {
      const code = isFailure(error, 'refused') ? error.code : null
      if (code === 'InvalidSortQuery' && can.activitySort)
        capabilities.set({ activitySort: false })
      else if (code === 'InvalidFilterQuery' && can.activityFilter)
        capabilities.set({ activityFilter: false })
      else throw error
    }
  }
}
