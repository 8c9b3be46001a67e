import type { Plugin } from 'vite'

import { pathOf } from './admission.ts'
import { isBackendPath } from './backend.ts'
import { secured, securityHeaders } from './headers.ts'
import { toListener } from './listen.ts'
import type { openPanel, OpenPanel } from './open.ts'
import { fillConfiguration } from './page.ts'
import { readSettings } from './settings.ts'

/** Mounts the stand-in (or a proxy to `PANEL_URL`) in Vite's development server, at the paths it has in production. */
export function panelPlugin(): Plugin {
  let panel: OpenPanel | undefined
  return {
    name: 'perch:panel',
    apply: 'serve',
    // Vite lets pages of all ports of this computer read, and what a panel answers is for its own page.
    config: () => ({ server: { cors: false } }),
    async configureServer(server) {
      const settings = readSettings(process.env)
      // By address, so that Vite does not bundle the panel into its configuration, tests' included.
      const address = new URL('./open.ts', import.meta.url).href
      const module = (await import(address)) as { openPanel: typeof openPanel }
      const opened = await module.openPanel(
        settings,
        `http://127.0.0.1:${server.config.server.port}`,
      )
      panel = opened
      const headers = securityHeaders(settings)
      const listener = toListener(
        async (request, client) => secured(await opened.backend(request, client), headers),
        settings.hosts,
      )
      server.middlewares.use((request, response, next) => {
        const path = pathOf(request.url ?? '/')
        // What has no path is refused there as well.
        if (path === null || isBackendPath(path)) listener(request, response)
        else next()
      })
      server.httpServer?.once('listening', () => console.log(opened.about.join('\n')))
      server.httpServer?.once('close', () => opened.close())
    },
    transformIndexHtml: (html) => (panel ? fillConfiguration(html, panel) : html),
  }
}
