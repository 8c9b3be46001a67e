import { findBrowserAccount, keepRemembered } from './browser.ts'
import type { Exchange } from './exchange.ts'
import { refusal, unauthenticated } from './failure.ts'
import { checkCaptcha, enterPage, throttle } from './guard.ts'
import { empty, escapeHtml, html, json, redirect, type Reply } from './reply.ts'
import { note } from './sign-in.ts'
import { createComplaints, isEmail } from './validation.ts'
import type { World } from './world.ts'

const rootOf = (world: World) => world.settings().url.replace(/\/$/, '')

function shell(world: World, exchange: Exchange): Reply {
  const token = escapeHtml(exchange.session?.token ?? '')
  const head = `<meta name="csrf-token" content="${token}">`
  return html(world.settings().name, 200, head)
}

/** Any page for people who are signed in, e.g. `GET /account`. It ends a session of before a change of password. */
export function getPage(world: World, exchange: Exchange): Reply {
  if (enterPage(world, exchange) === 'in') return shell(world, exchange)
  keepRemembered(world, exchange, null)
  if (exchange.expectsJson) throw unauthenticated()
  return redirect(`${rootOf(world)}/auth/login`)
}

/** Any page below `/auth`, for people who are not signed in. */
export function getSignInPage(world: World, exchange: Exchange): Reply {
  if (findBrowserAccount(world, exchange)) return redirect(rootOf(world))
  return shell(world, exchange)
}

/** `POST /auth/logout`. */
export function signOut(world: World, exchange: Exchange): Reply {
  const account = findBrowserAccount(world, exchange)
  const { session } = exchange
  if (!account || !session) throw unauthenticated()
  world.db.transaction(() => {
    world.accounts.forget(account.id)
    world.sessions.end(session)
    exchange.session = world.sessions.start()
  })
  keepRemembered(world, exchange, null)
  return exchange.expectsJson ? empty() : redirect(rootOf(world))
}

function validEmail(exchange: Exchange): string {
  const complaints = createComplaints()
  const email = complaints.text(exchange.input, 'email') ?? ''
  if (email && !isEmail(email)) {
    complaints.add('email', 'email', 'The email must be a valid email address.')
  }
  complaints.throwIfAny()
  return email
}

/** `POST /auth/password`: the same answer for addresses that nobody has. No mail is sent. */
export function forgotPassword(world: World, exchange: Exchange): Reply {
  const { passwordReset } = world.settings().throttles
  throttle(world, exchange, `password:${exchange.address}`, passwordReset)
  checkCaptcha(world)
  const account = world.accounts.byEmail(validEmail(exchange))
  // One mail a minute; a second wish is answered like the first and leaves no trace.
  if (account && world.throttles.hit(`mail:${account.id}`) === 1) {
    const description = 'sending password reset email'
    note(world, exchange, { event: 'auth:reset-password', account, description })
  }
  return json({ status: 'We have e-mailed your password reset link!' })
}

/** `POST /auth/password/reset`: refuses every token, since none was ever sent. */
export function resetPassword(world: World, exchange: Exchange): Reply {
  const { passwordReset } = world.settings().throttles
  throttle(world, exchange, `password:${exchange.address}`, passwordReset)
  const complaints = createComplaints()
  for (const field of ['token', 'email', 'password']) {
    complaints.text(exchange.input, field)
  }
  complaints.throwIfAny()
  throw refusal('This password reset token is invalid.')
}
