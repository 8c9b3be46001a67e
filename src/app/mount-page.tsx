import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { createPageHost } from '#src/host/page-host.ts'
import { locales } from '#src/i18n/locales.ts'
import { createPathHistory } from '#src/navigation/histories.ts'

import { App } from './app.tsx'
import { parseConfig } from './config.ts'
import { createPerch, type Perch } from './create-perch.ts'
import { onCaughtError } from './page-boundary.tsx'
import { prefetchWhenIdle } from './prefetch-when-idle.ts'

import '#src/styles/index.css'

/** Tests look at every state in the pseudo-locale without playing it again: this is how they switch. */
function listenForLocale(perch: Perch): void {
  addEventListener('perch:locale', (event) => {
    const locale = locales.find(
      (known) => event instanceof CustomEvent && event.detail === known,
    )
    if (locale) void perch.update({ locale })
  })
}

/**
 * Draws a Perch as a document of its own in `root`, whose `data-` attributes are its configuration. Resolves when it is
 * drawn.
 */
export async function mountPage(root: HTMLElement): Promise<void> {
  const host = createPageHost(root)
  const config = parseConfig(root.dataset, host.origin)
  const perch = createPerch(config, host, createPathHistory())
  listenForLocale(perch)
  await perch.ready
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <App perch={perch} />
    </StrictMode>,
  )
  prefetchWhenIdle(host)
}
