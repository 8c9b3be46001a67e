import type { Exchange } from './exchange.ts'
import { Failure } from './failure.ts'
import { buildQuery, parseQuery } from './php-input.ts'
import type { Session } from './sessions.ts'
import type { World } from './world.ts'

const lifetime = 720 * 60

/** `<name>_session`, the name of the panel as its framework writes it in cookies. */
export const sessionCookie = (world: World) =>
  `${world
    .settings()
    .name.toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')}_session`

/** What the XSRF cookie says, decoded, and what the `X-XSRF-TOKEN` header must say. */
export const xsrfToken = (session: Session) => Buffer.from(session.token).toString('base64')

function setCookie(exchange: Exchange, name: string, value: string, attributes: string) {
  exchange.out.append('set-cookie', `${name}=${value}; ${attributes}; Path=/; SameSite=Lax`)
}

/** Begins the session of a browser; from here on it has one, and a refusal can lead back. */
export function startSession(world: World, exchange: Exchange) {
  exchange.session = world.sessions.open(exchange.cookies.get(sessionCookie(world)))
}

const unsafe = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** @throws Failure 419 when a browser's write has no token of its session. */
export function checkCsrf(world: World, exchange: Exchange) {
  const { session, headers, input } = exchange
  if (!session || !unsafe(exchange.method)) return
  const plain = headers.get('x-csrf-token') ?? input['_token']
  const sent = headers.get('x-xsrf-token')
  if (plain === session.token || sent === xsrfToken(session)) return
  setSessionCookie(world, exchange)
  throw new Failure(419, 'HttpException', 'CSRF token mismatch.')
}

function setSessionCookie(world: World, exchange: Exchange) {
  const { session } = exchange
  if (!session) return
  const attributes = `Max-Age=${lifetime}; HttpOnly`
  setCookie(exchange, sessionCookie(world), session.id, attributes)
}

/** Sends the browser its cookies; after a refused token only the one of the session, which was sent already. */
export function keepCookies(world: World, exchange: Exchange) {
  const { session, out } = exchange
  if (!session || out.getSetCookie().some((c) => c.startsWith(sessionCookie(world)))) return
  const token = encodeURIComponent(xsrfToken(session))
  setCookie(exchange, 'XSRF-TOKEN', token, `Max-Age=${lifetime}`)
  setSessionCookie(world, exchange)
}

/** Keeps the browser signed in for five years, or no longer. */
export function keepRemembered(world: World, exchange: Exchange, value: string | null) {
  const age = value === null ? 0 : 5 * 365 * 86_400
  const attributes = `Max-Age=${age}; HttpOnly`
  setCookie(exchange, world.dialect.rememberCookie, value ?? 'x', attributes)
}

/** Takes note of the page that a refusal would lead back to. */
export function noteUrl(world: World, exchange: Exchange) {
  const { session, url } = exchange
  const fromScript = exchange.headers.get('x-requested-with') === 'XMLHttpRequest'
  if (!session || exchange.method !== 'GET' || fromScript) return
  const sorted = Object.entries(parseQuery(url.search)).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const query = buildQuery(Object.fromEntries(sorted))
  const path = exchange.path === '/' ? '' : exchange.path
  const root = world.settings().url.replace(/\/$/, '')
  world.sessions.seeUrl(session, `${root}${path}${query && `?${query}`}`)
}

/** Who is signed in here: by the session, or by the cookie that remembers, which begins a session. */
export function findBrowserAccount(world: World, exchange: Exchange) {
  const { session, cookies } = exchange
  if (!session) return null
  if (session.userId !== null) return world.accounts.byId(session.userId)
  const cookie = cookies.get(world.dialect.rememberCookie)
  const found = cookie ? world.accounts.remembered(decodeURIComponent(cookie)) : null
  if (!found) return null
  exchange.session = world.sessions.remember(session, found.account.id)
  exchange.isStale = found.isStale
  return found.account
}

/** Whether a request comes from one of the panel's own pages, or brings a session. */
export function isStateful(world: World, exchange: Exchange): boolean {
  if (exchange.cookies.has(sessionCookie(world))) return true
  const from = exchange.headers.get('referer') ?? exchange.headers.get('origin')
  if (from === null) return false
  const host = from.replace(/^https?:\/\//, '').split('/')[0] ?? ''
  const own = new URL(world.settings().url).host
  const hosts = ['localhost', 'localhost:3000', '127.0.0.1', '127.0.0.1:8000', '::1', own]
  return hosts.includes(host)
}
