import { useSyncExternalStore, type ReactNode } from 'react'

import { observableRecord } from '#src/lib/observable.ts'

const shown = observableRecord<{ element: ReactNode }>({ element: null })

/** Shows a dialog over whatever page there is, in place of the one before; `null` takes it away. */
export function interrupt(element: ReactNode): void {
  shown.set({ element })
}

/** Where such a dialog appears. What it is made of is fetched by whoever shows it. */
export function Interruption() {
  return useSyncExternalStore(shown.subscribe, shown.get).element
}
