import type { Plugin } from 'vite'

import { isBackendPath } from './backend.ts'
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
      const listener = toListener((request, client) =>
        opened.backend(request, client ?? { address: '127.0.0.1' }),
      )
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://vite')
        if (isBackendPath(pathname)) listener(request, response)
        else next()
      })
      server.httpServer?.once('listening', () => console.log(opened.about.join('\n')))
      server.httpServer?.once('close', () => opened.close())
    },
    transformIndexHtml: (html) => (panel ? fillConfiguration(html, panel) : html),
  }
}
