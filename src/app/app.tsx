import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { RouterProvider, type DataRouter } from 'react-router'

import { PanelContext } from '#src/account/panel-context.ts'
import { learnedPanelName, subscribeToPanelName } from '#src/account/panel-name.ts'
import { Announcer } from '#src/ui/announcer.tsx'

import type { Config } from './config.ts'

type AppProps = {
  config: Config
  queries: QueryClient
  /** Made of `createRoutes(queries, config)`; it has begun to load before anything is rendered. */
  router: DataRouter
}

/** The whole page: one cache, one router, one announcer. */
export function App({ config, queries, router }: AppProps) {
  const learned = useSyncExternalStore(subscribeToPanelName, learnedPanelName)
  const panelName = (!config.isNamed && learned) || config.panelName
  return (
    <QueryClientProvider client={queries}>
      <PanelContext value={{ ...config, panelName }}>
        <RouterProvider router={router} />
        <Announcer />
      </PanelContext>
    </QueryClientProvider>
  )
}
