import { createHash } from 'node:crypto'

import { newPassword } from './account-routes.ts'
import { findBrowserAccount, keepRemembered } from './browser.ts'
import type { Exchange } from './exchange.ts'
import { refusal, unauthenticated } from './failure.ts'
import { checkCaptcha, enterPage, leadAway, throttle } from './guard.ts'
import { asText } from './php-input.ts'
import { empty, escapeHtml, html, json, redirect, type Reply } from './reply.ts'
import { hashPasswordLater } from './secrets.ts'
import { note } from './sign-in.ts'
import { createComplaints, isEmail } from './validation.ts'
import type { World } from './world.ts'

const rootOf = (world: World) => world.settings().url.replace(/\/$/, '')

const assign = (name: string, value: unknown) =>
  `window.${name} = ${JSON.stringify(value)
    .replaceAll('/', String.raw`\/`)
    .replaceAll('<', String.raw`\u003C`)};`

/** A policy under which these scripts run and no others, and pages of the origin may be in a frame; a real panel has none. */
const policyFor = (scripts: readonly string[]) =>
  [
    "default-src 'none'",
    `script-src ${scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`).join(' ')}`,
    "img-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')

/** A page without content; its scripts say who is signed in, and what a script of the panel's would need to know. */
function shell(world: World, exchange: Exchange): Reply {
  const { name, captcha } = world.settings()
  const { account, session } = exchange
  const { globals, shapes } = world.dialect
  const scripts = [
    ...(account && globals.user ? [assign(globals.user, shapes.signedIn(account))] : []),
    ...(globals.site
      ? [assign(globals.site, shapes.site({ name, captcha: captcha !== false }))]
      : []),
  ]
  const head = [
    `<meta name="csrf-token" content="${escapeHtml(session?.token ?? '')}">`,
    ...scripts.map((script) => `<script>${script}</script>`),
  ]
  return {
    ...html(name, 200, head.join('\n')),
    headers: { 'content-security-policy': policyFor(scripts) },
  }
}

/** Any page, e.g. `GET /account`: served to anybody. It ends a session of before a change of password. */
export function getPage(world: World, exchange: Exchange): Reply {
  enterPage(world, exchange)
  return shell(world, exchange)
}

/** `GET /locales/locale.json`: the words of the panel's own pages, of which there are none; guarded as a page is. */
export function getLocale(world: World, exchange: Exchange): Reply {
  enterPage(world, exchange)
  const { locale = 'en', namespace = 'strings' } = exchange.query
  return {
    ...json({ [asText(locale)]: { [asText(namespace)]: {} } }),
    headers: { 'cache-control': 'max-age=3600, public, stale-while-revalidate=86400' },
  }
}

/** Any page below `/auth`, for people who are not signed in. */
export const getSignInPage = (world: World, exchange: Exchange): Reply =>
  leadAway(world, exchange) ?? shell(world, exchange)

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
  const away = leadAway(world, exchange)
  if (away) return away
  checkCaptcha(world, exchange)
  const account = world.accounts.byEmail(validEmail(exchange))
  // One mail a minute; a second wish is answered like the first and leaves no trace.
  if (account && world.throttles.hit(`mail:${account.id}`) === 1) {
    world.passwordResets.create(account.id)
    const description = 'sending password reset email'
    note(world, exchange, { event: 'auth:reset-password', account, description })
  }
  return json({ status: 'We have e-mailed your password reset link!' })
}

/**
 * `POST /auth/password/reset`: ends no session, keeps the remember token, writes no event, and signs in without being
 * remembered unless two-factor is on (recordings `sessions.reset.*`).
 */
export async function resetPassword(world: World, exchange: Exchange): Promise<Reply> {
  const away = leadAway(world, exchange)
  if (away) return away
  const { input } = exchange
  const complaints = createComplaints()
  const token = complaints.text(input, 'token') ?? ''
  const email = complaints.text(input, 'email') ?? ''
  const password = newPassword(complaints, input)
  complaints.throwIfAny()
  const { hashCost } = world.settings()
  const hash = await hashPasswordLater(password, hashCost, world.random)
  return world.db.transaction(() => {
    const account = world.accounts.byEmail(email)
    if (!account || !world.passwordResets.use(account.id, token)) {
      throw refusal('This password reset token is invalid.')
    }
    world.accounts.change(account.id, { password: hash })
    const { session } = exchange
    if (session && !account.useTotp) {
      exchange.session = world.sessions.remember(session, account.id)
    }
    return json({ success: true, redirect_to: '/', send_to_login: account.useTotp })
  })
}
