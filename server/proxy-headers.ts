import { isOfHost } from './hosts.ts'
import { cookiesOf } from './proxy-cookies.ts'

/**
 * What the page and a browser say to a panel. Nothing else goes on: not who the caller says it would be (`X-Forwarded-For`,
 * `Forwarded`, `Via` and their kin, of which there is no end), not what was meant for this server, and not how the body came,
 * which `content-length` says anew.
 */
const forPanel =
  /^(accept|accept-encoding|accept-language|authorization|cache-control|content-type|dnt|if-(match|modified-since|none-match|range|unmodified-since)|origin|pragma|priority|range|referer|user-agent|x-csrf-token|x-requested-with|x-xsrf-token|sec-(ch|fetch)-[a-z-]+|sec-gpc|access-control-request-(headers|method|private-network))$/

/** RFC 9110 §7.6.1, and what is not the panel's to say of the origin that its answers come from here. */
const notForBrowser = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  // Our own library takes it for a sign that somebody has answered already.
  'x-hono-already-sent',
  'accept-ch',
  'alt-svc',
  'clear-site-data',
  'critical-ch',
  'nel',
  'origin-agent-cluster',
  'report-to',
  'reporting-endpoints',
  'service-worker-allowed',
  'set-login',
  'strict-transport-security',
  'use-as-dictionary',
])

/** Headers that `connection` names are for the next one alone. */
const named = (connection: string | null | undefined) =>
  (connection ?? '').split(',').map((name) => name.trim().toLowerCase())

/** The headers of a request as the panel gets them, which believes to be called directly. */
export function headersForPanel(
  { headers, url }: Request,
  target: URL,
  keyMode: boolean,
): Record<string, string> {
  const hopByHop = named(headers.get('connection'))
  const passed = new Map(
    [...headers].filter(([name]) => forPanel.test(name) && !hopByHop.includes(name)),
  )
  passed.set('host', target.host)
  const origin = passed.get('origin')
  const referer = passed.get('referer')
  if (keyMode) {
    passed.delete('origin')
    passed.delete('referer')
    return Object.fromEntries(passed)
  }
  const cookies = cookiesOf(target).toPanel(headers.get('cookie') ?? '')
  if (cookies !== null) passed.set('cookie', cookies)
  // Somebody else's stays theirs, so that the panel can see it.
  if (origin !== undefined && isOfHost(origin, url)) passed.set('origin', target.origin)
  if (referer !== undefined && isOfHost(referer, url)) {
    passed.set('referer', target.origin + withoutOrigin(new URL(referer)))
  }
  return Object.fromEntries(passed)
}

/** The headers of the panel's answer to a request, as the browser gets them at this origin. */
export function headersForBrowser(
  headers: Record<string, string[] | undefined>,
  asked: URL,
  keyMode: boolean,
): Headers {
  const { toBrowser } = cookiesOf(asked)
  const hopByHop = named(headers['connection']?.join(','))
  const passed = new Headers()
  for (const [name, values = []] of Object.entries(headers)) {
    if (notForBrowser.has(name) || hopByHop.includes(name)) continue
    for (const value of values) {
      // Browsers follow the first of several, which together would be another place.
      if (name === 'location')
        passed.set(name, passed.get(name) ?? ownLocation(value, asked))
      else if (name !== 'set-cookie') passed.append(name, value)
      else {
        const cookie = keyMode ? null : toBrowser(value)
        if (cookie !== null) passed.append(name, cookie)
      }
    }
  }
  return passed
}

/**
 * Where a redirect leads, without the panel's origin where that is meant: by host, since a panel behind TLS often believes
 * itself to be on plain http. A path alone holds at whatever address a browser knows this server by.
 */
function ownLocation(written: string, asked: URL): string {
  // Headers are bytes, one to a character here. Panels write UTF-8, and a browser takes each byte as it is.
  const location = written.replaceAll(/[\x80-\xff]/g, encodeURIByte)
  // A browser goes nowhere for an empty one.
  if (location === '' || !URL.canParse(location, asked)) return location
  const url = new URL(location, asked)
  return url.host === asked.host ? withoutOrigin(url) : url.href
}

const encodeURIByte = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`

/** Path, query and fragment; two slashes at its beginning would make a host of what comes next. */
const withoutOrigin = ({ pathname, search, hash }: URL) =>
  pathname.replace(/^\/{2,}/, '/') + search + hash
