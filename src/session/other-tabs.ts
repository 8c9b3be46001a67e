import type { QueryKey } from '@tanstack/react-query'

import { perHost, type Channel } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'

import { panelScopedName } from './panel-storage.ts'

/** What happened in a tab. Never a secret, and not whose account it is: whoever hears it asks the panel. */
export type News =
  /** Somebody signed in or out. */
  | { about: 'session'; now: 'signed-in' | 'signed-out' }
  /** A write changed what the queries under these keys tell. */
  | { about: 'changes'; changes: readonly QueryKey[] }
  /** Where browsers have no Web Locks, a tab has taken what only one may have. */
  | { about: 'lock'; lock: string }

/** The way from tab to tab of this browser on the same panel. */
export const otherTabs = perHost((host) => {
  let channel: Channel | null = null
  const { signal } = lifetime(host)
  signal.addEventListener('abort', () => channel?.close())
  /** One for both directions: a channel never hears itself. `null` where there are none, and once the Perch is over. */
  function open(): Channel | null {
    if (signal.aborted) return null
    return (channel ??= host.channel(panelScopedName(host, 'news')))
  }
  return {
    /** Tells every other tab. Where tabs cannot be told they find out when they are looked at again. */
    tell(news: News): void {
      try {
        open()?.postMessage(news)
      } catch {
        // A browser that has channels and forbids them has told nobody.
      }
    },
    /** Calls `hear` with what other tabs tell; returns what ends it. */
    listen(hear: (news: News) => void): () => void {
      const listening = open()
      const heard = ({ data }: MessageEvent<News>) => hear(data)
      listening?.addEventListener('message', heard)
      return () => listening?.removeEventListener('message', heard)
    },
  }
})
