import type { Host } from '#src/host/host.ts'
import { fetchCodeOnce } from '#src/lib/code.ts'

/** Milliseconds after which what is on screen has most likely come. */
export const settled = 2_000

/**
 * Fetches the code of everything that is not open yet, once this page has come to rest; not for who saves data. Returns
 * what gives it up while it has not begun.
 */
export function prefetchWhenIdle(host: Host): () => void {
  if (host.savesData()) return () => {}
  // A failure is told where something is opened.
  const timer = setTimeout(
    () =>
      void fetchCodeOnce(() => import('./prefetch.ts'))
        .then((found) => found?.prefetchAll(host))
        .catch(() => {}),
    settled,
  )
  return () => clearTimeout(timer)
}
