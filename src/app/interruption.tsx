import { useSyncExternalStore, type ReactNode } from 'react'

import { useHost } from '#src/host/context.ts'
import { perHost, type Host } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'

const interruption = perHost(() =>
  observableRecord<{ element: ReactNode }>({ element: null }),
)

/** Shows a dialog over whatever page there is, in place of the one before; `null` takes it away. */
export function interrupt(host: Host, element: ReactNode): void {
  interruption(host).set({ element })
}

/** Where such a dialog appears. What it is made of is fetched by whoever shows it. */
export function Interruption() {
  const { subscribe, get } = interruption(useHost())
  return useSyncExternalStore(subscribe, get).element
}
