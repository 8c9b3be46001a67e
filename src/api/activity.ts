import * as z from 'zod/mini'

import type { Instant } from '#src/lib/instant.ts'

import {
  arranged,
  booleanOrNull,
  instantOrNull,
  isObject,
  item,
  listOf,
  metaOf,
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

const entry: z.ZodMiniType<ActivityEntry> = arranged(
  (row) => ({ attributes: unwrap(row), actor: actorOf(row) }),
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

/** Whether an `id` is one of those that rows are given here; to nobody else: what it is made of could be found by trying. */
export const isMadeUp = (id: string): boolean => /^[\da-f]{13}(?: \d+)?$/.test(id)

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

/** A page of the feed, as panels of all ages write it. */
export const activityPage: z.ZodMiniType<ActivityPage> = arranged(
  (body) => ({ list: body, pagination: metaOf(body, 'pagination') }),
  z.pipe(
    z.object({ list: listOf(entry), pagination }),
    z.transform(({ list, pagination: paging }) => ({
      items: identified(list.items),
      odd: list.odd,
      pagination: paging,
    })),
  ),
)
