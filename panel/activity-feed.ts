import { createHash } from 'node:crypto'

import type { Account } from './accounts.ts'
import type { Activity } from './activity-log.ts'
import { filterOf, listed, orderOf } from './activity-query.ts'
import type { Features } from './dialects/dialect.ts'
import type { SeenActivity } from './dialects/shapes.ts'
import type { Exchange } from './exchange.ts'
import { accountOf } from './guard.ts'
import { askedPage, pagination } from './pagination.ts'
import { json, type Reply } from './reply.ts'
import type { World } from './world.ts'

/** What the panel's own sentence about an event names; the rest of the properties is "additional". */
const placeholders: Record<string, readonly string[]> = {
  'auth:ip-blocked': ['identifier'],
  'user:account.email-changed': ['old', 'new'],
  'user:account.username-changed': ['old', 'new'],
  'user:api-key.create': ['identifier'],
  'user:api-key.delete': ['identifier'],
  'user:ssh-key.create': ['fingerprint'],
  'user:ssh-key.delete': ['fingerprint'],
  'server:subuser.create': ['email'],
  'server:subuser.update': ['email'],
  'server:subuser.delete': ['email'],
}

const known = new Set(['ip', 'useragent', 'using_sftp'])

const hasMore = ({ event, properties }: Activity) =>
  Object.keys(properties).some(
    (name) =>
      !known.has(name) &&
      !(Object.hasOwn(placeholders, event) && placeholders[event]?.includes(name)),
  )

/** Lists get their length beside them, called `count` when there is one list only. */
function shownProperties(row: Activity, viewer: Account): Record<string, unknown> {
  const shown: Record<string, unknown> = Object.create(null)
  const lists: string[] = []
  for (const [name, value] of Object.entries(row.properties)) {
    shown[name] = name === 'ip' && row.actorId !== viewer.id ? '[hidden]' : value
    if (Array.isArray(value)) {
      lists.push(name)
      shown[`${name}_count`] = value.length
    }
  }
  const [only] = lists
  if (only !== undefined && lists.length === 1) {
    const { [`${only}_count`]: count, ...others } = shown
    return { ...others, count }
  }
  return shown
}

type Viewing = {
  viewer: Account
  rules: Features['activity']
  /** Who did a row, where that was asked for. */
  actorOf: ((row: Activity) => Account | null) | null
}

function see(row: Activity, { viewer, rules, actorOf }: Viewing): SeenActivity {
  const sees =
    row.actorId === viewer.id ||
    rules?.addressFor === 'anybody' ||
    (viewer.admin && rules?.addressFor === 'admins')
  return {
    ...row,
    ip: sees ? row.ip : null,
    properties: shownProperties(row, viewer),
    hasMore: hasMore(row),
    viewer,
    ...(actorOf && { actor: actorOf(row) }),
  }
}

function actorsOf(world: World) {
  const found = new Map<number, Account | null>()
  return ({ actorId }: Activity) => {
    if (actorId === null) return null
    const actor = found.get(actorId) ?? world.accounts.byId(actorId)
    found.set(actorId, actor)
    return actor
  }
}

/** As many rows of one second are mixed across pages. */
const longestSecond = 200

/** Rows of one second in an order of this query's own: a database that sorts by time alone promises none. */
function mixSeconds(rows: readonly Activity[], { url }: Exchange): Activity[] {
  const ranks = new Map(
    rows.map(({ id }) => [
      id,
      createHash('sha1')
        .update(url.search + id)
        .digest('hex'),
    ]),
  )
  const rankOf = ({ id }: Activity) => ranks.get(id) ?? ''
  return rows
    .map((row, place) => ({ row, place }))
    .toSorted((a, b) =>
      a.row.timestamp === b.row.timestamp
        ? rankOf(a.row).localeCompare(rankOf(b.row))
        : a.place - b.place,
    )
    .map(({ row }) => row)
}

/** `GET …/activity`: what happened to this account, oldest first if nothing else is asked. */
export function getActivity(world: World, exchange: Exchange): Reply {
  const account = accountOf(exchange)
  const { features, shapes } = world.dialect
  const rules = features.activity
  const order = rules?.sorts ? orderOf(exchange) : 'written'
  const { page, limit, offset } = askedPage(exchange, rules?.perPage ?? 25)
  const isMixed = order === 'newest' && world.settings().sameSecond === 'any'
  // A second does not end where a page does.
  const before = isMixed ? Math.min(offset, longestSecond) : 0
  const { rows: read, total } = world.activity.find({
    userId: account.id,
    ...filterOf(world, exchange),
    order,
    limit: limit + before + (isMixed ? longestSecond : 0),
    offset: offset - before,
  })
  const ordered = isMixed ? mixSeconds(read, exchange) : read
  const rows = offset < total ? ordered.slice(before, before + limit) : []
  const withActor = listed(exchange.query['include']).includes('actor')
  const viewing = { viewer: account, rules, actorOf: withActor ? actorsOf(world) : null }
  const shown = rows.map((row) =>
    shapes.row('activity_log', shapes.activity(see(row, viewing))),
  )
  const count = rows.length
  return json(
    shapes.page(shown, pagination(world, exchange, { total, count, perPage: limit, page })),
  )
}
