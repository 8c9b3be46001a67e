import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import type { Host } from '#src/host/host.ts'
import { createPageHost, isInFrame } from '#src/host/page-host.ts'
import { locales } from '#src/i18n/locales.ts'
import { fetchCode } from '#src/lib/code.ts'
import { createPathHistory } from '#src/navigation/histories.ts'

import { App } from './app.tsx'
import { parseConfig, type Config } from './config.ts'
import { createPerch } from './create-perch.ts'
import { onCaughtError } from './page-boundary.tsx'
import { prefetchWhenIdle } from './prefetch-when-idle.ts'
import { tellPlaces } from './tell-places.ts'

import '#src/styles/index.css'

/** What is needed in a frame, and there alone. Resolves with `null` where the page around it may not have one. */
async function enter(host: Host, config: Config) {
  const { enterFrame } = await fetchCode(() => import('#src/frame/enter-frame.tsx'), 'page')
  return enterFrame(host, config)
}

/**
 * Draws a Perch as a document of its own in `root`, whose `data-` attributes are its configuration. Resolves when it is
 * drawn, or in a frame when it is said that it is not shown there.
 */
export async function mountPage(root: HTMLElement): Promise<void> {
  const page = createPageHost(root)
  const config = parseConfig(root.dataset, page.origin)
  const framed = isInFrame() ? await enter(page, config) : undefined
  if (framed === null) return
  // Where nobody is there who could be told, nothing is read for it.
  const posture = config.posture && framed !== undefined
  const host = framed?.host ?? page
  const perch = createPerch({ ...config, posture }, host, createPathHistory())
  await perch.ready
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <App perch={perch} />
    </StrictMode>,
  )
  prefetchWhenIdle(host)
  if (!framed) return
  tellPlaces(perch)
  framed.follow(({ theme, locale: tag }) => {
    const locale = locales.find((known) => known === tag)
    void perch.update({ ...(theme && { theme }), ...(locale && { locale }) })
  })
}
