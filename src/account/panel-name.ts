import { observableRecord } from '#src/lib/observable.ts'

import { panelStorage } from './panel-storage.ts'

const name = 'panel-name'
const learned = observableRecord<{ name: string | null }>({ name: null })

/** What the panel calls itself, as its own sign-in page once said; `null` when this browser never heard. */
export function learnedPanelName(): string | null {
  return learned.get().name ?? panelStorage.local.get(name)
}

/** For `useSyncExternalStore`. */
export const subscribeToPanelName = learned.subscribe

/** Remembers what the panel calls itself. */
export function learnPanelName(called: string): void {
  panelStorage.local.set(name, called)
  learned.set({ name: called })
}
