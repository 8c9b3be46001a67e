import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'

import { HostContext } from '#src/host/context.ts'
import type { Host } from '#src/host/host.ts'
import { createPageHost } from '#src/host/page-host.ts'
import { sections } from '#src/lib/paths.ts'
import { createHistoryInMemory } from '#src/navigation/histories.ts'
import { createNavigation } from '#src/navigation/navigation.ts'
import { NavigationProvider } from '#src/navigation/provider.tsx'
import { bindHost, panelClient } from '#src/session/panel-client.ts'
import { PanelContext, type PanelInfo } from '#src/session/panel-context.ts'
import { SignOutContext } from '#src/session/sign-out.ts'

import type { State } from './states.ts'

const panel: PanelInfo = {
  panelName: 'Pterodactyl',
  logo: undefined,
  supportUrl: undefined,
  breachUrl: undefined,
  panelUrl: 'https://panel.example',
  apiUrl: 'https://panel.example/api/client',
  ownOrigin: true,
  auth: 'session',
}

/** Storage of nobody: what a state keeps is gone with it, and begins with `kept`. */
function storageWith(kept: Readonly<Record<string, string>>): Storage {
  const values = new Map(Object.entries(kept))
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
    clear: () => values.clear(),
    key: (at) => [...values.keys()][at] ?? null,
    get length() {
      return values.size
    },
  }
}

/**
 * The document as a host whose panel never answers, and from which nothing leads away; `kept` is in its storage, and what is
 * `given` is another.
 */
export function createGalleryHost(
  root: HTMLElement,
  { kept = {}, host: given = {} }: Pick<State, 'kept' | 'host'>,
): Host {
  const storage = storageWith(kept)
  return {
    ...createPageHost(root),
    fetch: () => new Promise(() => {}),
    storage: () => storage,
    leaveFor: () => {},
    reload: () => {},
    print: () => {},
    copy: async () => {},
    channel: () => null,
    locks: () => null,
    ...given,
  }
}

/** Nobody signs out here. */
const signOut = { leave: async () => {}, pending: false, unsent: null }

type SurroundingsProps = { host: Host; children: ReactNode } & Pick<State, 'panel'>

/** Everything that a part may ask for: a host, a panel, a cache and a place. */
export function Surroundings({ host, panel: given, children }: SurroundingsProps) {
  const [{ queries, navigation }] = useState(() => {
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    bindHost(queries, host)
    panelClient(host).configure({
      baseUrl: '',
      pageOrigin: host.origin,
      csrfToken: () => 'token',
      fetch: host.fetch,
      auth: { mode: 'session' },
    })
    return { queries, navigation: createNavigation(createHistoryInMemory('/profile')) }
  })
  return (
    <HostContext value={host}>
      <QueryClientProvider client={queries}>
        <PanelContext value={{ ...panel, ...given }}>
          <NavigationProvider navigation={navigation} sections={sections}>
            <SignOutContext value={signOut}>{children}</SignOutContext>
          </NavigationProvider>
        </PanelContext>
      </QueryClientProvider>
    </HostContext>
  )
}
