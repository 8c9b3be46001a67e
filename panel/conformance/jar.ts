const ended = (attributes: string) =>
  /;\s*max-age=(0|-\d+)\s*(;|$)/i.test(attributes) ||
  /;\s*expires=[^;]*\b(19\d\d|200\d)\b/i.test(attributes)

/** A browser's cookies for one host. */
export type Jar = {
  take(response: Response): void
  /** The value of a `Cookie` header, with only the cookies that `keep` lets through. */
  header(keep?: (name: string) => boolean): string | null
  /** The decoded XSRF token, or `null`. */
  token(): string | null
  /** Whether the browser is remembered as signed in. */
  remembers(): boolean
}

/** A jar, empty or with the cookies of a `Cookie` header. */
export function createJar(cookieHeader = ''): Jar {
  const cookies = new Map<string, string>()
  const put = (pair: string) => {
    const at = pair.indexOf('=')
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim())
  }
  cookieHeader.split(';').forEach(put)
  return {
    take(response) {
      for (const line of response.headers.getSetCookie()) {
        const pair = line.split(';', 1)[0] ?? ''
        if (ended(line.slice(pair.length))) cookies.delete(pair.split('=', 1)[0] ?? '')
        else put(pair)
      }
    },
    header(keep = () => true) {
      const kept = [...cookies].filter(([name]) => keep(name))
      return kept.length === 0 ? null : kept.map(([k, v]) => `${k}=${v}`).join('; ')
    },
    token() {
      const value = cookies.get('XSRF-TOKEN')
      return value === undefined ? null : decodeURIComponent(value)
    },
    remembers: () => [...cookies.keys()].some((name) => name.startsWith('remember_')),
  }
}
