import { QueryClientProvider } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'

import { HostContext } from '#src/host/context.ts'
import { PrivateValuesContext } from '#src/i18n/private-values.ts'
import type { Place } from '#src/navigation/navigation.ts'
import { NavigationProvider } from '#src/navigation/provider.tsx'
import { PanelContext } from '#src/session/panel-context.ts'
import { learnedPanelName } from '#src/session/panel-name.ts'
import { Announcer } from '#src/ui/announcer.tsx'

import type { Perch } from './create-perch.ts'
import { needsLook } from './load-first.ts'
import { Routes } from './routes.tsx'
import { useHidden } from './streamer.ts'

/** A whole Perch, drawn. */
export function App({ perch }: { perch: Perch }) {
  const { host, queries, navigation, look } = perch
  const config = useSyncExternalStore(perch.config.subscribe, perch.config.get)
  const { subscribe, get } = learnedPanelName(host)
  const learned = useSyncExternalStore(subscribe, get)
  // A page of an account is not arrived at before it is known whose it is.
  const [prepare] = useState(() => (place: Place) => {
    return needsLook(place, perch.config.get()) && !look.isSettled() ? look.ask() : null
  })
  const panelName = (!config.isNamed && learned) || config.panelName
  return (
    <HostContext value={host}>
      <QueryClientProvider client={queries}>
        <PanelContext value={{ ...config, panelName }}>
          <PrivateValuesContext value={useHidden(host)}>
            <NavigationProvider
              navigation={navigation}
              sections={config.sections}
              prepare={prepare}
            >
              <Routes look={look} />
            </NavigationProvider>
            <Announcer />
          </PrivateValuesContext>
        </PanelContext>
      </QueryClientProvider>
    </HostContext>
  )
}
