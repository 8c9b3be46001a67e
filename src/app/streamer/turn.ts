import type { QueryClient } from '@tanstack/react-query'

import type { PrivateValues } from '#src/i18n/private-values.ts'
import { fetchCode } from '#src/lib/code.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

import { streamer } from '../streamer.ts'

/** Until it is known what is private, all is. */
const all: PrivateValues = { Mask: () => '…', hide: () => '…' }

/**
 * Turns streamer mode on or off, and has this browser remember it for the panel, as `create-perch.ts` reads it. Resolves once
 * what is private is told from the rest; rejects where the code for that cannot be had: then all stays hidden.
 */
export async function turnStreamer(isOn: boolean, queries: QueryClient): Promise<void> {
  const host = hostOf(queries)
  const { local } = panelStorage(host)
  const { get, set } = streamer(host)
  set({ hidden: isOn ? all : null })
  if (!isOn) return local.remove('streamer')
  local.set('streamer', 'on')
  const { privateValues } = await fetchCode(() => import('./private-values.tsx'), 'part')
  const hidden = await privateValues(host, queries)
  // It may have been turned off meanwhile.
  if (get().hidden) set({ hidden })
}
