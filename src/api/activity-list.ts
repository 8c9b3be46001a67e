import { activityPage, type ActivityPage } from './activity.ts'
import type { Capabilities } from './capabilities.ts'
import type { Client } from './client-types.ts'
import type { Endpoint } from './endpoint.ts'
import { isFailure } from './failures.ts'

export type ActivityQuery = {
  page: number
  perPage: number
  /** Parts of event names, any of which must occur, e.g. `auth:`. */
  events?: readonly string[]
  signal?: AbortSignal | undefined
}

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
    path: `/account/activity?${parameters}`,
    schema: activityPage,
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
export async function listActivity(
  { request, capabilities }: Client,
  query: ActivityQuery,
): Promise<ActivityPage> {
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
