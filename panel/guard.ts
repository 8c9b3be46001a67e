import { allows } from './address-range.ts'
import {
  checkCsrf,
  findBrowserAccount,
  isStateful,
  keepRemembered,
  startSession,
} from './browser.ts'
import type { Exchange } from './exchange.ts'
import { badRequest, crash, Failure, refusal, unauthenticated } from './failure.ts'
import { isEmpty } from './php-input.ts'
import { redirect, type Reply } from './reply.ts'
import type { World } from './world.ts'

const forbidden = (detail: string) =>
  new Failure(403, 'AccessDeniedHttpException', detail, { word: 'forbidden' })

/**
 * Counts an attempt and says so in headers.
 * @throws Failure 429 when there were too many; that one is not counted.
 */
export function throttle(world: World, exchange: Exchange, key: string, limit: number) {
  if (limit === Infinity) return
  const wait = world.throttles.blocked(key, limit)
  const left = wait === null ? limit - world.throttles.hit(key) : 0
  exchange.out.set('x-ratelimit-limit', String(limit))
  exchange.out.set('x-ratelimit-remaining', String(Math.max(0, left)))
  if (wait === null) return
  throw new Failure(429, 'ThrottleRequestsException', 'Too Many Attempts.', {
    headers: {
      'retry-after': String(wait),
      'x-ratelimit-reset': String(Math.floor(world.now() / 1000) + wait),
    },
  })
}

function authenticate(world: World, exchange: Exchange) {
  exchange.account = findBrowserAccount(world, exchange)
  if (exchange.account) return
  const [scheme, token = ''] = (exchange.headers.get('authorization') ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || world.dialect.auth === 'session') {
    throw unauthenticated()
  }
  const key = world.apiKeys.use(token)
  const account = key && world.accounts.byId(key.userId)
  if (!key || !account) throw unauthenticated('badKey')
  exchange.apiKey = key
  exchange.account = account
}

function requireTwoFactor(world: World, exchange: Exchange) {
  const level = world.settings().twoFactorRequired
  const { account } = exchange
  const forced = level === 2 || (level === 1 && account?.admin)
  if (!forced || account?.useTotp) return
  throw new Failure(
    400,
    'TwoFactorAuthRequiredException',
    'Two-factor authentication is required on this account in order to access this endpoint.',
  )
}

function checkKey(world: World, exchange: Exchange) {
  const { apiKey, address } = exchange
  if (!apiKey) return
  if (!allows(apiKey.allowedIps, address)) {
    world.activity.own(exchange, 'auth:ip-blocked', { identifier: apiKey.identifier })
    throw forbidden(
      `This IP address (${address}) does not have permission to access the API using these credentials.`,
    )
  }
  if (apiKey.kind === 'application') {
    throw forbidden(
      'You are attempting to use an application API key on an endpoint that requires a client API key.',
    )
  }
}

/**
 * What stands before every endpoint of the client API, in the panel's order.
 * @throws Failure
 */
export function enterApi(world: World, exchange: Exchange, withoutTwoFactor: boolean) {
  if (world.dialect.auth !== 'key' && isStateful(world, exchange)) {
    startSession(world, exchange)
    if (world.dialect.features.csrf) checkCsrf(world, exchange)
  }
  authenticate(world, exchange)
  if (exchange.malformedJson) {
    throw badRequest(
      'The JSON data passed in the request appears to be malformed: Syntax error',
    )
  }
  if (!withoutTwoFactor) requireTwoFactor(world, exchange)
  checkKey(world, exchange)
  const who = exchange.account?.uuid ?? exchange.address
  throttle(world, exchange, `client:${who}`, world.settings().throttles.client)
}

/** What stands before every page and sign-in route. */
export function enterWeb(world: World, exchange: Exchange) {
  startSession(world, exchange)
  checkCsrf(world, exchange)
}

/**
 * What stands before pages, and nowhere else: guests pass; who is signed in passes while the password is the one of the
 * page before, or of the remember cookie that signed in here (recordings `sessions.password-change.*`).
 * @throws Failure when it is not; then the browser is signed out.
 */
export function enterPage(world: World, exchange: Exchange) {
  exchange.account = findBrowserAccount(world, exchange)
  const { account, session } = exchange
  if (!account || !session) return
  const { passwordSeen } = session
  const hasChanged = passwordSeen !== null && passwordSeen !== account.password
  if (!hasChanged && !exchange.isStale) {
    world.sessions.seePassword(session, account.password)
    return
  }
  world.sessions.end(session)
  exchange.session = world.sessions.start()
  keepRemembered(world, exchange, null)
  throw unauthenticated()
}

/** Where a page for guests sends whoever is signed in; `null` for guests. The whole of `/auth` but signing out is for them. */
export function leadAway(world: World, exchange: Exchange): Reply | null {
  if (!findBrowserAccount(world, exchange)) return null
  return redirect(world.settings().url.replace(/\/$/, ''))
}

/** Where the answers of the services stand that panels know. */
const captchaFields = [
  'g-recaptcha-response',
  'cf-turnstile-response',
  'h-captcha-response',
]

/**
 * @throws Failure when the panel demands a captcha, which nobody can solve here: 1.11 breaks over its own refusal
 * (recordings `sessions.captcha.on.*`), earlier panels refuse in words.
 */
export function checkCaptcha(world: World, exchange: Exchange) {
  const { captcha } = world.settings()
  if (captcha === true) {
    const isAnswered = captchaFields.some((name) => !isEmpty(exchange.input[name]))
    throw crash('TypeError', isAnswered ? 'wrongCaptcha' : 'captcha')
  }
  if (captcha === 'refused') {
    throw new Failure(400, 'HttpException', 'Failed to validate reCAPTCHA data.')
  }
}

/** The signed-in account behind a guard that made sure of it. */
export function accountOf(exchange: Exchange) {
  if (!exchange.account) throw refusal('Unauthenticated.', 'AuthenticationException')
  return exchange.account
}
