import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'

import { PanelContext } from '#src/account/panel-context.ts'
import { learnedPanelName, subscribeToPanelName } from '#src/account/panel-name.ts'
import type { Navigation, Place } from '#src/navigation/navigation.ts'
import { NavigationProvider } from '#src/navigation/provider.tsx'
import { Announcer } from '#src/ui/announcer.tsx'

import type { Config } from './config.ts'
import { needsLook } from './load-first.ts'
import type { Look } from './look.ts'
import { Routes } from './routes.tsx'
import { SignOutProvider } from './sign-out.tsx'

type AppProps = {
  config: Config
  queries: QueryClient
  navigation: Navigation
  /** May have begun before anything is drawn. */
  look: Look
}

/** The whole page: one cache, one router, one announcer. */
export function App({ config, queries, navigation, look }: AppProps) {
  const learned = useSyncExternalStore(subscribeToPanelName, learnedPanelName)
  // A page of an account is not arrived at before it is known whose it is.
  const [prepare] = useState(() => (place: Place) => {
    return needsLook(place) && !look.isSettled() ? look.ask() : null
  })
  const panelName = (!config.isNamed && learned) || config.panelName
  return (
    <QueryClientProvider client={queries}>
      <PanelContext value={{ ...config, panelName }}>
        <NavigationProvider navigation={navigation} prepare={prepare}>
          <SignOutProvider>
            <Routes look={look} />
          </SignOutProvider>
        </NavigationProvider>
        <Announcer />
      </PanelContext>
    </QueryClientProvider>
  )
}
