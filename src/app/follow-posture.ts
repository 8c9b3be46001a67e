import type { QueryClient } from '@tanstack/react-query'

import { identity } from '#src/api/account.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { pause } from '#src/host/pause.ts'
import { stillness } from '#src/host/stillness.ts'
import type { Observable } from '#src/lib/observable.ts'
import type { SectionName } from '#src/lib/paths.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

import { readPosture, sources } from './posture.ts'
import { settled } from './prefetch-when-idle.ts'
import { isOfPosture, watchPosture } from './watch-posture.ts'

/**
 * Tells whoever has put a Perch on their page how the account stands, whenever that is known to be different. What it is
 * made of and was not read yet, or is known to have changed, is read once, when the page has come to rest; not for who
 * saves data. Of the feed nothing is read or told while Activity is none of `sections`. Ends with the Perch.
 */
export function followPosture(
  queries: QueryClient,
  sections: Observable<{ sections: readonly SectionName[] }>,
): void {
  const host = hostOf(queries)
  const { signal } = lifetime(host)
  const hasActivity = () => sections.get().sections.includes('activity')
  let hadActivity = hasActivity()
  let told = ''
  let whose: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  async function readMissing(): Promise<void> {
    // What stands still, or has to wait, is not asked about by itself.
    if (stillness(host).isHeld() || pause(host).until() !== null) return readLater()
    const options = { staleTime: Infinity }
    const reads = [
      () => queries.prefetchQuery({ ...sources.apiKeys, ...options }),
      () => queries.prefetchQuery({ ...sources.twoFactor, ...options }),
      ...(hasActivity()
        ? [
            () => queries.prefetchQuery({ ...sources.agents, ...options }),
            () => queries.prefetchQuery({ ...sources.signIns, ...options }),
            () => queries.prefetchQuery({ ...sources.keys, ...options }),
            () => queries.prefetchQuery({ ...sources.account, ...options }),
          ]
        : []),
    ]
    // One after another: none of it is on the screen, and what is there may be read meanwhile.
    for (const read of reads) if (!signal.aborted) await read()
  }

  function readLater(): void {
    if (host.savesData() || signal.aborted) return
    clearTimeout(timer)
    timer = setTimeout(() => void readMissing(), settled)
  }

  function tell(): void {
    if (signal.aborted) return
    const account = queries.getQueryData(accountQueries.me().queryKey)
    const who = account ? identity(account) : null
    if (who !== whose && who !== null) readLater()
    whose = who
    const posture = readPosture(queries, hasActivity())
    const text = JSON.stringify(posture)
    if (text === told) return
    told = text
    host.tell({ type: 'posture', ...posture })
  }

  const stopCache = queries.getQueryCache().subscribe((event) => {
    const isChanged = event.type === 'updated' && event.action.type === 'invalidate'
    if (isChanged && isOfPosture(event) && !event.query.isActive()) readLater()
  })
  const stopPosture = watchPosture(queries, tell)
  const stopSections = sections.subscribe(() => {
    if (hasActivity() === hadActivity) return
    hadActivity = !hadActivity
    if (hadActivity) readLater()
    tell()
  })
  signal.addEventListener('abort', () => {
    stopCache()
    stopPosture()
    stopSections()
    clearTimeout(timer)
  })
  tell()
}
