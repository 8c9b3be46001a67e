import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'

import { PanelContext } from '#src/account/panel-context.ts'
import { askToSignInAgain } from '#src/account/session-ended.ts'
import { SessionEnded } from '#src/forms/session-ended.ts'
import { Announcer } from '#src/ui/announcer.tsx'

import type { Config } from './config.ts'
import { createQueryClient } from './query-client.ts'
import { createRoutes } from './router.tsx'

/** The whole page: one cache, one router, one announcer. */
export function App({ config }: { config: Config }) {
  const [queries] = useState(createQueryClient)
  const [router] = useState(() => createBrowserRouter(createRoutes(queries, config)))
  return (
    <QueryClientProvider client={queries}>
      <PanelContext value={config}>
        <SessionEnded value={askToSignInAgain}>
          <RouterProvider router={router} />
          <Announcer />
        </SessionEnded>
      </PanelContext>
    </QueryClientProvider>
  )
}
