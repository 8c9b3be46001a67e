import { createHash } from 'node:crypto'

/** The page reads it by this name, and sends it in a header, which is all that panels look at. */
const token = 'XSRF-TOKEN'

/**
 * The cookies of a panel in a browser that keeps them for another origin. Cookies know no ports: those of whatever else runs
 * on this computer come along, and another panel's by the same names. So a browser knows the panel's by names that begin with
 * what stands for its origin; no others are sent on, and since the names say it, that outlives a restart.
 */
export function cookiesOf(panel: URL) {
  const origin = createHash('sha256').update(panel.origin).digest('hex')
  const prefix = `perch-${origin.slice(0, 8)}-`
  return {
    /** What of a `Cookie` header is the panel's, by its own names; `null` for nothing. */
    toPanel(header: string): string | null {
      const own = header
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(prefix))
        .map((pair) => pair.slice(prefix.length))
      return own.length > 0 ? own.join('; ') : null
    },
    /**
     * A `Set-Cookie` of the panel as a browser takes it from plain http under another name: no `Domain`, and no `Secure`, which the
     * names `__Host-` and `__Secure-` would ask for and `SameSite=None` too. `null` for a cookie without a name.
     */
    toBrowser(cookie: string): string | null {
      const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim())
      const [name = '', ...value] = pair.split('=')
      if (name === '' || value.length === 0) return null
      const kept = attributes
        .filter((attribute) => !/^(secure|domain|partitioned)\s*(=|$)/i.test(attribute))
        .map((attribute) =>
          /^samesite\s*=\s*none$/i.test(attribute) ? 'SameSite=Lax' : attribute,
        )
      return [name === token ? pair : prefix + pair, ...kept].join('; ')
    },
  }
}
