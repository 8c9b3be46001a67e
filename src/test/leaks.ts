import type { QueryClient } from '@tanstack/react-query'

import type { Navigation } from '#src/navigation/navigation.ts'

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

/** What can be reached from a value: entries of maps and sets, and own properties, also hidden ones and those of errors. */
function inside(value: Record<PropertyKey, unknown>): [string, unknown][] {
  if (value instanceof Map) return [...value].flat().map((each, at) => [`map ${at}`, each])
  if (value instanceof Set) return [...value].map((each, at) => [`set ${at}`, each])
  return Reflect.ownKeys(value).map((key) => [String(key), value[key]])
}

/** Where `secret` stands in what can be reached from `root`, as paths. Elements of a document are left alone. */
export function findSecret(root: unknown, secret: string): string[] {
  const seen = new Set<unknown>()
  const found: string[] = []
  const open: [string, unknown][] = [['', root]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [path, value] = next
    if (typeof value === 'string' && value.includes(secret)) found.push(path)
    if (!isRecord(value) || seen.has(value) || value instanceof Node) continue
    seen.add(value)
    for (const [key, each] of inside(value)) {
      if (key.includes(secret)) found.push(`${path}.${key}`)
      open.push([`${path}.${key}`, each])
    }
  }
  return found
}

/** Everything that outlives a form, and must therefore hold no secret: design D6. */
export function lastingPlaces(queries: QueryClient, navigation: Navigation): unknown {
  return {
    queries: queries.getQueryCache().getAll().map(withoutObservers),
    mutations: queries.getMutationCache().getAll().map(withoutObservers),
    storage: [{ ...localStorage }, { ...sessionStorage }],
    address: location.href,
    history: history.state as unknown,
    place: navigation.location(),
    title: document.title,
    spoken: [...document.querySelectorAll('[role=status]')].map((each) => each.textContent),
    reachableByScripts: document.cookie,
  }
}

/** An entry of a cache without what leads out of it, to the client and to the components that watch. */
export function withoutObservers(entry: object): Record<string, unknown> {
  const { state, options, queryKey, queryHash, meta } = entry as Record<string, unknown>
  return { state, options, queryKey, queryHash, meta }
}
