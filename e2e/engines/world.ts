import { join } from 'node:path'

import { createPanel } from '../../panel/panel.ts'
import type { Panel, PanelAccount } from '../../panel/types.ts'
import { listen } from '../../server/listen.ts'
import { createSite, type Site } from '../../server/site.ts'
import { pageScript } from './page-side.ts'

/** The built page with a stand-in panel, and somebody's account there. */
export type World = {
  origin: string
  panel: Panel
  account: PanelAccount
  /** What no page may do, and one has done since the last time: errors in the console, and breaches of its policy. */
  faults: () => string[]
  close: () => Promise<void>
}

/** A site whose pages say what no page may do, and can be asked what is on them. */
function watched(site: Site, tell: (fault: string) => void): Site {
  const script = pageScript()
  return async (request, client) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/told') {
      tell(await request.text())
      return new Response(null, { status: 204 })
    }
    if (pathname === '/watch.js')
      return new Response(script, { headers: { 'Content-Type': 'text/javascript' } })
    if (request.headers.get('sec-fetch-dest') !== 'document') return site(request, client)
    const asked = new Headers(request.headers)
    asked.delete('accept-encoding')
    const answer = await site(new Request(request.url, { headers: asked }), client)
    const html = await answer.text()
    const headers = new Headers(answer.headers)
    headers.delete('content-length')
    headers.delete('etag')
    const page = html.replace('<head>', '<head><script src="/watch.js"></script>')
    return new Response(page, { status: answer.status, headers })
  }
}

/** Serves it on a free port; throws when nothing is built. */
export async function createWorld(): Promise<World> {
  const faults: string[] = []
  let panel: Panel | undefined
  const site = createSite({
    dist: join(import.meta.dirname, '..', '..', 'dist'),
    auth: 'session',
    panelName: 'Pterodactyl',
    frameOrigins: [],
    posture: false,
    backend: async (request, client) =>
      panel?.fetch(request, client) ?? new Response(null, { status: 503 }),
    onReport: (report) => faults.push(`report: ${JSON.stringify(report)}`),
  })
  const { origin, close } = await listen(
    watched(site, (fault) => faults.push(fault)),
    0,
  )
  const open = Infinity
  const opened = createPanel({
    database: ':memory:',
    settings: {
      url: origin,
      hashCost: 2,
      throttles: {
        client: open,
        authentication: open,
        passwordReset: open,
        lockout: open,
      },
    },
  })
  panel = opened
  const account = opened.control.createAccount({
    username: 'una',
    email: 'una@example.com',
    password: 'correct horse',
    firstName: 'Una',
    lastName: 'Example',
  })
  return {
    origin,
    panel: opened,
    account,
    faults: () => faults.splice(0),
    async close() {
      await close()
      opened.close()
    },
  }
}
