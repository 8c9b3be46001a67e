import type { Client } from '#src/api/client-types.ts'
import { perHost, type Host } from '#src/host/host.ts'
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

/**
 * Global of the panel's own page around a Perch (contract §4.7): what it said there under a name when it was loaded, which
 * the API overrules. `undefined` where there is none, and where the page around is not one of this Perch's panel.
 */
export function pageGlobal(host: Host, { config }: Client, name: string): unknown {
  return config.baseUrl === '' ? host.global(name) : undefined
}

/** The panel's name in its page's `SiteConfiguration`; `null` where that says none. */
export function panelNameOnPage(host: Host, client: Client): string | null {
  const site = pageGlobal(host, client, 'SiteConfiguration')
  const isNamed = typeof site === 'object' && site !== null && 'name' in site
  const name = isNamed && typeof site.name === 'string' ? site.name.trim() : ''
  return name.slice(0, 191) || null
}
