import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

import type { Backend } from './backend.ts'
import { withChaos } from './chaos.ts'
import type { PageConfiguration } from './page.ts'
import { createProxy } from './proxy.ts'
import type { Settings } from './settings.ts'

/** A panel ready to answer, what the page is told of it, and what a person is told of it. */
export type OpenPanel = Omit<
  PageConfiguration,
  'frameOrigins' | 'posture' | 'breachUrl'
> & {
  backend: Backend
  about: readonly string[]
  close(): void
}

/** Opens what the settings ask for; the stand-in, seeded with its demo account, lives at `url`. */
export async function openPanel(settings: Settings, url: string): Promise<OpenPanel> {
  const { panel, auth, chaos } = settings
  if (panel.kind === 'real') {
    const backend = createProxy({ target: panel.url, keyMode: auth === 'key' })
    return {
      auth,
      // The proxy takes Origin and Referer off, so a cookie could only speak for somebody else than the key.
      ...(auth === 'key' ? { credentials: 'omit' as const } : {}),
      // It says so itself, on its sign-in page.
      panelName: '',
      panelUrl: panel.url.origin,
      backend: withChaos(backend, chaos),
      about: [`Panel: ${panel.url.origin}`],
      close: () => {},
    }
  }
  // Only now: a proxy needs no SQLite, and neither does the build that loads the plugin.
  const [{ createPanel }, { seedDemo, demo }] = await Promise.all([
    import('../panel/panel.ts'),
    import('../panel/seed.ts'),
  ])
  if (panel.database !== ':memory:') mkdirSync(dirname(panel.database), { recursive: true })
  const { kind: _, ...options } = panel
  const standIn = createPanel({ ...options, settings: { url } })
  seedDemo(standIn)
  return {
    auth,
    panelName: standIn.control.settings().name,
    backend: withChaos((request, client) => standIn.fetch(request, client), chaos),
    about: [
      `Panel: the stand-in (${panel.database})`,
      `Sign in as ${demo.username} with the password ${demo.password}`,
    ],
    close: () => standIn.close(),
  }
}
