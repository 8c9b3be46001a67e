import { perHost } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'

import { panelStorage } from './panel-storage.ts'

const name = 'panel-name'

/** What the panel calls itself, where the host page does not say. */
export const learnedPanelName = perHost((host) => {
  const storage = panelStorage(host).local
  const learned = observableRecord<{ name: string | null }>({ name: null })
  return {
    /** As its own sign-in page once said; `null` when this browser never heard. */
    get: () => learned.get().name ?? storage.get(name),
    subscribe: learned.subscribe,
    learn(called: string): void {
      storage.set(name, called)
      learned.set({ name: called })
    },
  }
})
