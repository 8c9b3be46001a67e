import { client } from '#src/api/current.ts'

/** What a browser or a tab keeps for one panel; none of it throws. */
export type PanelStorage = {
  /** `null` also where the browser refuses storage. */
  get(name: string): string | null
  /** Returns whether the browser keeps it. */
  set(name: string, value: string): boolean
  remove(name: string): void
}

/** The panel's part in a name: another panel behind the same page must not find what is this one's. */
function named(name: string): string {
  const { baseUrl, apiBase = '/api/client', pageOrigin } = client().config
  const origin = baseUrl || (pageOrigin ?? globalThis.location?.origin ?? '')
  return `perch:${(origin + apiBase).replace(/\/+$/, '')}:${name}`
}

/** `kind` by its name: merely touching storage throws where the browser refuses it. */
function storage(kind: 'localStorage' | 'sessionStorage'): PanelStorage {
  return {
    get(name) {
      try {
        return globalThis[kind].getItem(named(name))
      } catch {
        return null
      }
    },
    set(name, value) {
      try {
        globalThis[kind].setItem(named(name), value)
        return true
      } catch {
        return false
      }
    },
    remove(name) {
      try {
        globalThis[kind].removeItem(named(name))
      } catch {
        // A browser that refuses storage has stored nothing.
      }
    },
  }
}

/** What is kept for the panel of this document: `local` in this browser, `session` until the tab is closed. */
export const panelStorage = {
  local: storage('localStorage'),
  session: storage('sessionStorage'),
}

/** The name of a Web Lock (or a channel) that tabs on the same panel share. */
export function panelLock(name: string): string {
  return named(name)
}
