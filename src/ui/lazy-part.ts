import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

import type { Namespace } from '#src/i18n/generated/keys.ts'
import { loadNamespace } from '#src/i18n/load.ts'
import { fetchCode } from '#src/lib/code.ts'

export type LazyPart<P> = LazyExoticComponent<ComponentType<P>> & {
  /** Fetches it before it is wanted; a failure is told when it is. */
  prefetch: () => void
}

/** A component whose code and words come when it is first drawn; `of` says what misses it where it cannot be fetched. */
function lazyCode<P>(
  of: 'page' | 'part',
  load: () => Promise<ComponentType<P>>,
  namespaces: readonly Namespace[],
): LazyPart<P> {
  async function fetchAll() {
    const [component] = await Promise.all([load(), ...namespaces.map(loadNamespace)])
    return { default: component }
  }
  return Object.assign(
    lazy(() => fetchCode(fetchAll, of)),
    { prefetch: () => void fetchAll().catch(() => {}) },
  )
}

/**
 * A part of a page whose code comes when it is first drawn, with the words that it needs. Draw it inside of a
 * `Suspense` whose fallback is `CodeWait`: as long as the code cannot be fetched it waits there.
 */
export function lazyPart<P>(
  load: () => Promise<ComponentType<P>>,
  ...namespaces: Namespace[]
): LazyPart<P> {
  return lazyCode('part', load, namespaces)
}

/** A page, likewise; it throws `ReloadNeeded` where only a reload can bring its code. */
export function lazyPage(
  load: () => Promise<{ Component: ComponentType }>,
  ...namespaces: Namespace[]
): LazyPart<object> {
  return lazyCode('page', async () => (await load()).Component, namespaces)
}
