import type { JSHandle, Page } from '@playwright/test'

type Cache = { getAll: () => Record<string, unknown>[] }
type MutationCache = Cache & {
  build: (
    client: Client,
    options: { mutationFn: (variables: unknown) => Promise<unknown> },
  ) => { execute: (variables: unknown) => Promise<unknown> }
}
/** React Query's client, as far as tests call it. */
type Client = {
  getQueryCache: () => Cache
  getMutationCache: () => MutationCache
  setQueryData: (key: readonly unknown[], data: unknown) => void
}

/**
 * All that React Query's caches hold now, also about a request that is under way, as lines `path: value`. Throws when
 * there is no client to be found: the hunt must not pass for having seen nothing.
 */
export async function readCaches(
  page: Page,
): Promise<{ queries: string; mutations: string }> {
  const client = await queryClient(page)
  const caches = await client.evaluate((found) => {
    const isObject = (value: unknown): value is Record<PropertyKey, unknown> =>
      (typeof value === 'object' && value !== null) || typeof value === 'function'

    function inside(value: Record<PropertyKey, unknown>): [string, unknown][] {
      const within: [string, unknown][] = []
      // Also what is not enumerable: the message and the cause of an error.
      for (const key of Reflect.ownKeys(value)) {
        const property = Object.getOwnPropertyDescriptor(value, key)
        if (property && 'value' in property) within.push([String(key), property.value])
      }
      if (
        value instanceof Map ||
        value instanceof Set ||
        value instanceof Headers ||
        value instanceof FormData ||
        value instanceof URLSearchParams
      )
        within.push(['entries', [...value]])
      if (value instanceof URL) within.push(['href', value.href])
      return within
    }

    function write(root: unknown): string {
      const seen = new Set<unknown>()
      const lines: string[] = []
      const open: [string, unknown][] = [['', root]]
      for (let next = open.pop(); next; next = open.pop()) {
        const [path, value] = next
        if (!isObject(value)) lines.push(`${path}: ${String(value)}`)
        else if (!seen.has(value) && !(value instanceof Node)) {
          seen.add(value)
          // An empty thing has a name all the same.
          lines.push(`${path}:`)
          for (const [key, each] of inside(value)) open.push([`${path}.${key}`, each])
        }
      }
      return lines.join('\n')
    }

    // Not the entry as a whole: its observers and its client lead all over the page.
    const entries = (cache: Cache) =>
      cache.getAll().map(({ state, meta, queryKey, queryHash, options }) => {
        return { state, meta, queryKey, queryHash, options }
      })
    return {
      queries: write(entries(found.getQueryCache())),
      mutations: write(entries(found.getMutationCache())),
    }
  })
  await client.dispose()
  return caches
}

/**
 * The client of the page, found in what React keeps beside the root element: the names of its methods survive
 * minifying, and so the product needs no door for tests. Throws when there is none.
 */
export function queryClient(page: Page): Promise<JSHandle<Client>> {
  return page.evaluateHandle(() => {
    const isObject = (value: unknown): value is Record<PropertyKey, unknown> =>
      typeof value === 'object' && value !== null
    const isClient = (value: unknown): value is Client =>
      isObject(value) && 'getQueryCache' in value && 'getMutationCache' in value

    const element: unknown = document.querySelector('#root')
    if (!isObject(element)) throw new Error('The page has no element #root')
    const key = Object.keys(element).find((name) => name.startsWith('__reactContainer$'))
    const fiber = key === undefined ? undefined : element[key]
    // Of React's two trees, the one that is shown.
    const root = isObject(fiber) && fiber['stateNode']
    const open = [isObject(root) && root['current']]
    while (open.length > 0) {
      const next = open.pop()
      if (!isObject(next)) continue
      const props = next['memoizedProps']
      const client = isObject(props) && Object.values(props).find(isClient)
      if (client) return client
      open.push(next['sibling'], next['child'])
    }
    throw new Error('The page has no query client to look into')
  })
}

/** Begins to read again what the client knows under `key`, as any part of the page may at any time. */
export async function readAgain(page: Page, key: string): Promise<void> {
  const client = await queryClient(page)
  await client.evaluate((queries, wanted) => {
    const all = queries.getQueryCache().getAll() as {
      queryKey: string[]
      fetch: () => Promise<unknown>
    }[]
    // A read that is cancelled is no error here.
    void all
      .find(({ queryKey }) => queryKey[0] === wanted)
      ?.fetch()
      .catch(() => undefined)
  }, key)
  await client.dispose()
}
