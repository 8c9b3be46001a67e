import { isObject } from '#src/api/wire.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { delay } from '#src/lib/network.ts'
import { otherTabs } from '#src/session/other-tabs.ts'
import { keptJson, panelScopedName, panelStorage } from '#src/session/panel-storage.ts'

/** The tab that has it: since when and under which title, `null` where it could not note that. */
type InOtherTab = { kind: 'other-tab'; since: Instant | null; where: string | null }

type TabLockOptions = {
  /** Takes it from whoever has it. */
  steal: boolean
  /** Gives it back, or gives up asking for it, once aborted. */
  signal: AbortSignal
  /**
   * Called when it is lost though `signal` was not aborted: another tab has `taken` it, or this page `slept` in the
   * back-forward cache, where it must not keep it, and is shown again.
   */
  onLost: (because: 'taken' | 'slept') => void
}

/** Milliseconds after which a lock that was given back is with the browser again. */
const moment = 100

/**
 * Claims what only one tab of this browser at a time may have for a panel. Web Locks decide, and whoever has it notes for
 * the others, in this browser's storage, since when and under the title of which page. Without Web Locks, as on plain http,
 * nobody can be asked: it is had at once, and whoever had it is told that it is taken. Never throws.
 */
export async function claimTabLock(
  host: Host,
  name: string,
  { steal, signal, onLost }: TabLockOptions,
): Promise<{ kind: 'held' } | { kind: 'released' } | InOtherTab> {
  const { local } = panelStorage(host)
  const lock = panelScopedName(host, name)
  const locks = host.locks()
  let note = ''
  /** Ends the hold; `null` while there is none. */
  let end: (() => void) | null = null

  function lose(because: 'taken' | 'slept'): void {
    if (!end) return
    end()
    onLost(because)
  }

  /** Begins the hold; resolves when it ends. */
  function hold(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    note = JSON.stringify({ since: Date.now(), where: host.title().slice(0, 200) })
    local.set(name, note)
    // A page in the back-forward cache runs no code: it could not give back, and browsers refuse to cache, or evict, a
    // page with a lock. So it gives back before, and says so when it is shown again, since its set-up may be replaced.
    const stopSleep = host.onWindow('pagehide', () => {
      end?.()
      const stop = host.onWindow('pageshow', () => {
        stop()
        onLost('slept')
      })
      signal.addEventListener('abort', stop)
    })
    end = () => {
      end = null
      stopSleep()
      signal.removeEventListener('abort', giveBack)
      // The note of whoever has taken it stays.
      if (local.get(name) === note) local.remove(name)
      resolve()
    }
    signal.addEventListener('abort', giveBack)
    return promise
  }
  const giveBack = () => end?.()

  /**
   * Whether the browser grants the lock, which is kept until the hold ends; `null` where there are none. One that is given up
   * before it is granted is taken from another tab all the same: the browser has no way back.
   */
  async function request(): Promise<boolean | null> {
    if (!locks) return null
    const { promise, resolve } = Promise.withResolvers<boolean | null>()
    // Asked in a function of its own: some browsers refuse by throwing at once.
    const ask = async () =>
      locks.request(lock, { ifAvailable: !steal, steal }, async (granted) => {
        if (granted && !signal.aborted) {
          const over = hold()
          resolve(true)
          await over
        } else resolve(granted !== null)
      })
    ask().catch((error: unknown) => {
      lose('taken')
      // Stolen, also before it was granted; or forbidden here.
      resolve(error instanceof DOMException && error.name === 'AbortError' ? false : null)
    })
    return promise
  }

  let granted = await request()
  if (granted === false && !steal) {
    await delay(moment)
    granted = signal.aborted ? false : await request()
  }
  if (signal.aborted) return { kind: 'released' }
  if (granted === null) holdWithoutLocks()
  if (end) return { kind: 'held' }
  const found = keptJson(local.get(name))
  const { since, where } = isObject(found) ? found : {}
  const isInstant = typeof since === 'number' && !Number.isNaN(new Date(since).getTime())
  return {
    kind: 'other-tab',
    since: isInstant ? since : null,
    where: typeof where === 'string' ? where : null,
  }

  function holdWithoutLocks(): void {
    const tabs = otherTabs(host)
    tabs.tell({ about: 'lock', lock })
    const stop = tabs.listen((news) => {
      if (news.about === 'lock' && news.lock === lock) lose('taken')
    })
    void hold().then(stop)
  }
}
