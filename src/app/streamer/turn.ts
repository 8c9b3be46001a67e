import type { QueryClient } from '@tanstack/react-query'

import type { PrivateValues } from '#src/i18n/private-values.ts'
import { fetchCode } from '#src/lib/code.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { panelScopedName, panelStorage } from '#src/session/panel-storage.ts'

import { streamer } from '../streamer.ts'

/** Until it is known what is private, all is. */
const all: PrivateValues = { Mask: () => '…', Sign: null, hide: () => '…' }

/** What tells what is private from the rest; rejects where the code or the words for that cannot be had. */
async function load(queries: QueryClient): Promise<PrivateValues> {
  const { privateValues } = await import('./private-values.tsx')
  return privateValues(hostOf(queries), queries)
}

async function hide(
  queries: QueryClient,
  loading: () => Promise<PrivateValues>,
): Promise<void> {
  const { get, set } = streamer(hostOf(queries))
  set({ hidden: all })
  const hidden = await loading()
  // It may have been turned off meanwhile.
  if (get().hidden) set({ hidden })
}

/**
 * Begins with streamer mode on. Resolves once what is private is told from the rest; rejects where the code for that cannot
 * be had, which is its caller's to wait for: then all stays hidden.
 */
export const beginStreamer = (queries: QueryClient): Promise<void> =>
  hide(queries, () => load(queries))

/** Turns streamer mode on or off here. Resolves as `turnStreamer` does. */
async function turn(isOn: boolean, queries: QueryClient): Promise<void> {
  if (isOn) await hide(queries, () => fetchCode(() => load(queries), 'part'))
  else streamer(hostOf(queries)).set({ hidden: null })
}

/**
 * Turns streamer mode on or off, and has this browser remember it for the panel, as `create-perch.ts` reads it. Resolves once
 * what is private is told from the rest; until the code for that can be had, all stays hidden.
 */
export function turnStreamer(isOn: boolean, queries: QueryClient): Promise<void> {
  const { local } = panelStorage(hostOf(queries))
  if (isOn) local.set('streamer', 'on')
  else local.remove('streamer')
  return turn(isOn, queries)
}

/** Turns streamer mode on or off as the other tabs of this browser do; returns what ends it. */
export function followStreamer(queries: QueryClient): () => void {
  const host = hostOf(queries)
  const name = panelScopedName(host, 'streamer')
  return host.onWindow('storage', ({ key }) => {
    // Where this browser could not remember it, what it does remember says nothing.
    if (key !== name) return
    const isOn = panelStorage(host).local.get('streamer') !== null
    const isOnHere = streamer(host).get().hidden !== null
    if (isOn !== isOnHere) void turn(isOn, queries)
  })
}
