import type { Account } from './accounts.ts'
import { keepRemembered } from './browser.ts'
import type { Exchange } from './exchange.ts'
import { Failure, refusal } from './failure.ts'
import { checkCaptcha, leadAway, throttle } from './guard.ts'
import { json, longTime, type Reply } from './reply.ts'
import { randomText, verifyPassword } from './secrets.ts'
import type { World } from './world.ts'

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

/** Who and with what, as rows of sign-ins say it. */
const metadata = ({ address, headers }: Exchange) => ({
  ip: address,
  useragent: headers.get('user-agent'),
})

/** Writes what happened to an account on its way in; `own` once it is known that it was its owner. */
export function note(
  world: World,
  exchange: Exchange,
  entry: {
    event: string
    account: Account
    own?: boolean
    more?: Record<string, unknown>
    description?: string
  },
) {
  world.activity.write({
    userId: entry.account.id,
    actorId: entry.own ? entry.account.id : null,
    isApi: false,
    event: entry.event,
    ip: exchange.address,
    description: entry.description ?? null,
    properties: { ...metadata(exchange), ...entry.more },
  })
}

const lockKey = (exchange: Exchange) => `lockout:${exchange.address}`

/** @throws Failure 429 after too many wrong attempts from this address, whoever they were for. */
export function checkLockout(world: World, exchange: Exchange) {
  const wait = world.throttles.blocked(
    lockKey(exchange),
    world.settings().throttles.lockout,
  )
  if (wait === null) return
  const detail = `Too many login attempts. Please try again in ${wait} seconds.`
  const complaint = { detail, meta: { source_field: 'email', rule: '' } }
  throw new Failure(429, 'ValidationException', [complaint], {
    instead: 'back',
    innerStatus: 422,
  })
}

/** Counts a wrong attempt and gives what to throw. */
export function failed(
  world: World,
  exchange: Exchange,
  account: Account | null,
  detail: string,
): Failure {
  world.throttles.hit(lockKey(exchange))
  if (account) {
    const user = textOf(exchange.input['user'])
    const field = user?.includes('@') ? 'email' : 'username'
    note(world, exchange, { event: 'auth:fail', account, more: { [field]: user } })
  }
  return refusal(detail)
}

type StoredCode = { id: number; token: string; createdAt: number }

/** Signs the browser in and has it remembered. */
export function complete(
  world: World,
  exchange: Exchange,
  account: Account,
  codes: readonly StoredCode[] | null = null,
): Reply {
  const { session } = exchange
  if (session) exchange.session = world.sessions.signIn(session, account.id)
  world.throttles.clear(lockKey(exchange))
  keepRemembered(world, exchange, encodeURIComponent(world.accounts.remember(account.id)))
  note(world, exchange, { event: 'auth:success', account, own: true })
  const user = {
    ...world.dialect.shapes.signedIn(account),
    // The panel lets the hashes of the recovery codes out when one of them was used.
    ...(codes && {
      recovery_tokens: codes.map((code) => ({
        id: code.id,
        user_id: account.id,
        token: code.token,
        created_at: longTime(code.createdAt),
      })),
    }),
  }
  return json({ data: { complete: true, intended: '/', user } })
}

/** Sends those away who are signed in already; then what stands before all sign-in routes. */
export function enterSignIn(world: World, exchange: Exchange): Reply | null {
  const { settings } = world
  throttle(world, exchange, 'authentication', settings().throttles.authentication)
  return leadAway(world, exchange)
}

/** `POST /auth/login`. */
export async function signIn(world: World, exchange: Exchange): Promise<Reply | Failure> {
  const away = enterSignIn(world, exchange)
  if (away) return away
  checkCaptcha(world, exchange)
  checkLockout(world, exchange)
  const user = textOf(exchange.input['user']) ?? ''
  const { accounts } = world
  const found = user.includes('@') ? accounts.byEmail(user) : accounts.byUsername(user)
  const right = found && (await verifyPassword(exchange.input['password'], found.password))
  return world.db.transaction(() => {
    // Attempts that ran side by side count one after the other.
    checkLockout(world, exchange)
    if (!found || !right) {
      const detail = 'No account matching those credentials could be found.'
      return failed(world, exchange, found, detail)
    }
    if (!found.useTotp) return complete(world, exchange, found)
    note(world, exchange, { event: 'auth:checkpoint', account: found })
    const token = randomText(world.random, 64)
    const until = world.elapsed() + 5 * 60_000
    if (exchange.session) {
      world.sessions.await(exchange.session, { userId: found.id, token, until })
    }
    return json({ data: { complete: false, confirmation_token: token } })
  })
}
