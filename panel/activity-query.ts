import type { Account } from './accounts.ts'
import type { ActivityQuery } from './activity-log.ts'
import type { Exchange } from './exchange.ts'
import { Failure } from './failure.ts'
import { accountOf } from './guard.ts'
import { asText, type Input } from './php-input.ts'
import { json, type Reply } from './reply.ts'
import type { World } from './world.ts'

type Filter = Pick<ActivityQuery, 'events' | 'names' | 'ip' | 'actorIds'>

/** Everybody who did something that is in the feed of whoever asks. */
const actorsOf = ({ activity, accounts }: World, exchange: Exchange): Account[] =>
  activity.actorIds(accountOf(exchange).id).flatMap((id) => accounts.byId(id) ?? [])

/** `GET …/activity/filters`: what there is to filter by. */
export function getActivityFilters(world: World, exchange: Exchange): Reply {
  const events = world.activity.names(accountOf(exchange).id)
  const users = actorsOf(world, exchange).map(({ id, username, email }) => ({
    id,
    username,
    email,
  }))
  return json({ data: { events, users } })
}

/** The values of a parameter that takes several, by commas or as a list. */
export const listed = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? value.split(',') : []
}

const names = (values: readonly string[]) =>
  values.map((value) => `\`${value}\``).join(', ')

/** What `filter[…]` asks for, of what the dialect lets ask. @throws Failure 400 for anything else. */
export function filterOf(world: World, exchange: Exchange): Filter {
  const { features, shapes } = world.dialect
  const asked = exchange.query['filter']
  if (features.activity?.plainFilter) {
    if (typeof asked !== 'string') return { events: [] }
    const known = world.activity.names(accountOf(exchange).id)
    return { events: [], names: known.filter((name) => shapes.event(name).includes(asked)) }
  }
  const allowed: readonly string[] = features.activity?.filters ?? []
  if (typeof asked !== 'object' || asked === null) return { events: [] }
  const filter: Input = { ...asked }
  const others = Object.keys(filter).filter((name) => !allowed.includes(name))
  if (others.length > 0) {
    const detail = `Requested filter(s) ${names(others)} are not allowed. Allowed filter(s) are ${names(allowed)}.`
    throw new Failure(400, 'InvalidFilterQuery', detail)
  }
  const user = asText(filter['user']).toLowerCase()
  const userIds = listed(filter['user_id'])
  const isMeant = ({ id, username, email }: Account) =>
    (!('user_id' in filter) || userIds.includes(String(id))) &&
    (!('user' in filter) ||
      [username, email].some((text) => text.toLowerCase().includes(user)))
  const byActor = 'user' in filter || 'user_id' in filter
  return {
    events: listed(filter['event']),
    ...('event_name' in filter && { names: listed(filter['event_name']) }),
    ...('ip' in filter && { ip: asText(filter['ip']) }),
    ...(byActor && {
      actorIds: actorsOf(world, exchange)
        .filter(isMeant)
        .map(({ id }) => id),
    }),
  }
}

/** The order that `sort` asks for. */
export function orderOf(exchange: Exchange): 'written' | 'oldest' | 'newest' {
  const sorts = listed(exchange.query['sort'])
  const others = sorts
    .map((sort) => sort.replace(/^-/, ''))
    .filter((sort) => sort !== 'timestamp')
  if (others.length > 0) {
    const detail = `Requested sort(s) ${names(others)} is not allowed. Allowed sort(s) are \`timestamp\`.`
    throw new Failure(400, 'InvalidSortQuery', detail)
  }
  if (sorts.length === 0) return 'written'
  return sorts[0] === '-timestamp' ? 'newest' : 'oldest'
}
