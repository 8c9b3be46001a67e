import type { Client } from '#src/api/client-types.ts'
import { perHost, type Host } from '#src/host/host.ts'
import { firstPart } from '#src/lib/invisible-characters.ts'
import { observableRecord } from '#src/lib/observable.ts'

import { pageGlobal } from './page-global.ts'
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

/** The panel's name in its page's `SiteConfiguration`; `null` where that says none. */
export function panelNameOnPage(host: Host, client: Client): string | null {
  const site = pageGlobal(host, client, 'SiteConfiguration')
  const isNamed = typeof site === 'object' && site !== null && 'name' in site
  const name = isNamed && typeof site.name === 'string' ? site.name.trim() : ''
  return firstPart(name, 191) || null
}
