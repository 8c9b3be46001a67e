import { useSyncExternalStore } from 'react'

import { perHost, type Host } from '#src/host/host.ts'
import type { PrivateValues } from '#src/i18n/private-values.ts'
import { observableRecord } from '#src/lib/observable.ts'

/** What hides values that tell whose account this is (decision 0025); `null` while streamer mode is off. */
export const streamer = perHost(() =>
  observableRecord<{ hidden: PrivateValues | null }>({ hidden: null }),
)

/** The same, for what is drawn. */
export function useHidden(host: Host): PrivateValues | null {
  const { subscribe, get } = streamer(host)
  return useSyncExternalStore(subscribe, get).hidden
}
