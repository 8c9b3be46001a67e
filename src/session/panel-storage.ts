import { apiBaseOf } from '#src/api/api-base.ts'
import { perHost, type Host } from '#src/host/host.ts'

import { panelClient } from './panel-client.ts'

/** What a browser or a tab keeps for one panel; none of it throws. */
type PanelStorage = {
  /** `null` also where the browser refuses storage. */
  get(name: string): string | null
  /** Returns whether the browser keeps it. */
  set(name: string, value: string): boolean
  remove(name: string): void
}

/** The panel's part in a name: another panel behind the same page must not find what is this one's. */
function named(host: Host, name: string): string {
  const { config } = panelClient(host).get()
  return `perch:${config.baseUrl || config.pageOrigin}${apiBaseOf(config)}:${name}`
}

function storage(host: Host, kind: 'local' | 'session'): PanelStorage {
  return {
    get(name) {
      try {
        return host.storage(kind).getItem(named(host, name))
      } catch {
        return null
      }
    },
    set(name, value) {
      try {
        host.storage(kind).setItem(named(host, name), value)
        return true
      } catch {
        return false
      }
    },
    remove(name) {
      try {
        host.storage(kind).removeItem(named(host, name))
      } catch {
        // A browser that refuses storage has stored nothing.
      }
    },
  }
}

/** What is kept for the panel of a Perch: `local` in this browser, `session` until the tab is closed. */
export const panelStorage = perHost((host) => ({
  local: storage(host, 'local'),
  session: storage(host, 'session'),
}))

/** The name of a Web Lock (or a channel) that tabs on the same panel share, and of what `panelStorage` keeps. */
export function panelScopedName(host: Host, name: string): string {
  return named(host, name)
}

/** The value that a text says as JSON; `null` where there is none, or something that is not ours. */
export function keptJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
