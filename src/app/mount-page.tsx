import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { createPageHost } from '#src/host/page-host.ts'
import { createPathHistory } from '#src/navigation/histories.ts'

import { App } from './app.tsx'
import { parseConfig } from './config.ts'
import { createPerch } from './create-perch.ts'
import { onCaughtError } from './page-boundary.tsx'
import { prefetchWhenIdle } from './prefetch-when-idle.ts'

import '#src/styles/index.css'

/**
 * Draws a Perch as a document of its own in `root`, whose `data-` attributes are its configuration. Resolves when it is
 * drawn.
 */
export async function mountPage(root: HTMLElement): Promise<void> {
  const host = createPageHost(root)
  const config = parseConfig(root.dataset, host.origin)
  const perch = createPerch(config, host, createPathHistory())
  await perch.ready
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <App perch={perch} />
    </StrictMode>,
  )
  prefetchWhenIdle(host)
}
