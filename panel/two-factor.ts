import { Secret, TOTP } from 'otpauth'

import type { Account } from './accounts.ts'
import type { Exchange } from './exchange.ts'
import { badRequest, crash, Failure, refusal } from './failure.ts'
import { accountOf } from './guard.ts'
import { empty, item, json, type Reply } from './reply.ts'
import {
  hashRecoveryCode,
  randomText,
  recoveryCodeMatches,
  verifyPassword,
} from './secrets.ts'
import { createComplaints, lengthOf } from './validation.ts'
import type { World } from './world.ts'

const period = 30

/** The step of 30 s that a code belongs to, or `null` for a code that is wrong here and now. */
export function stepOfCode(world: World, secret: string, code: string): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period })
  const delta = totp.validate({
    token: code,
    timestamp: world.now(),
    window: world.settings().totpWindow,
  })
  return delta === null ? null : Math.floor(world.now() / 1000 / period) + delta
}

/** Writes ten codes in place of the earlier ones. */
export function replaceRecoveryCodes(
  world: World,
  accountId: number,
  codes: readonly string[],
) {
  world.db.run('DELETE FROM recovery_codes WHERE user_id = ?', accountId)
  for (const code of codes) {
    world.db.run(
      'INSERT INTO recovery_codes (user_id, hash, created_at) VALUES (?, ?, ?)',
      accountId,
      hashRecoveryCode(code, world.random),
      world.now(),
    )
  }
}

/** `GET …/two-factor`: a new secret in place of the earlier one, each time. */
export function getTwoFactor(world: World, exchange: Exchange): Reply {
  const account = accountOf(exchange)
  if (account.useTotp) {
    throw badRequest('Two-factor authentication is already enabled on this account.')
  }
  const secret = randomText(
    world.random,
    world.dialect.twoFactor?.secretLength ?? 32,
    'base32',
  )
  world.accounts.change(account.id, { totpSecret: secret })
  const company = encodeURIComponent(world.settings().name.replaceAll(/\s+/g, ''))
  const label = `${company}:${encodeURIComponent(account.email)}`
  const link = `otpauth://totp/${label}?secret=${secret}&issuer=${company}`
  const shown = world.dialect.twoFactor?.showsSecret ? { secret } : {}
  return json({ data: { image_url_data: link, ...shown } })
}

function validCode(world: World, exchange: Exchange): string {
  const complaints = createComplaints()
  const { input } = exchange
  const code = complaints.text(input, 'code') ?? ''
  const sent = input['code']
  const isScalar = typeof sent === 'string' || typeof sent === 'number'
  if (world.dialect.twoFactor?.needsPassword) {
    if (isScalar && lengthOf(String(sent)) !== 6) {
      complaints.add('code', 'size', 'The code must be 6 characters.')
    }
    complaints.text(input, 'password')
  }
  complaints.throwIfAny()
  return code
}

async function demandPassword(world: World, account: Account, password: unknown) {
  if (await verifyPassword(password, account.password)) return
  const { code = '', detail = '' } = world.dialect.twoFactor?.wrongPassword ?? {}
  throw new Failure(400, code, detail)
}

/** `POST …/two-factor`. While it is on, the same request replaces the recovery codes. */
export async function enableTwoFactor(world: World, exchange: Exchange): Promise<Reply> {
  const account = accountOf(exchange)
  const rules = world.dialect.twoFactor
  const code = validCode(world, exchange)
  if (rules?.needsPassword) {
    await demandPassword(world, account, exchange.input['password'])
  }
  const { count = 0, length = 0 } = rules?.recoveryCodes ?? {}
  const codes = Array.from({ length: count }, () => randomText(world.random, length))
  world.db.transaction(() => {
    const secret = world.accounts.byId(account.id)?.totpSecret
    if (!secret) throw crash('DecryptException')
    if (stepOfCode(world, secret, code) === null) {
      throw refusal(rules?.wrongCode ?? '', 'TwoFactorAuthenticationTokenInvalid')
    }
    replaceRecoveryCodes(world, account.id, codes)
    world.accounts.change(account.id, { useTotp: true, totpStep: null })
    world.activity.own(exchange, 'user:two-factor.create')
  })
  return json(item('recovery_tokens', { tokens: codes }))
}

/** @throws Failure where a panel wants a code too; a recovery code wins over a sign-in code. */
function demandCode(world: World, exchange: Exchange, account: Account) {
  if (!world.dialect.twoFactor?.disableNeedsCode || !account.useTotp) return
  const { code, recovery_token: recovery } = exchange.input
  if (typeof recovery === 'string') {
    const rows = world.db.all(
      'SELECT hash FROM recovery_codes WHERE user_id = ?',
      account.id,
    )
    if (rows.some((row) => recoveryCodeMatches(recovery, String(row['hash'])))) return
    throw badRequest('The recovery token provided is not valid.')
  }
  if (typeof code !== 'string') {
    throw badRequest(
      'A two-factor code or recovery token is required to disable two-factor authentication.',
    )
  }
  if (stepOfCode(world, account.totpSecret ?? '', code) !== null) return
  throw badRequest('The two-factor code provided is not valid.')
}

/** Turns it off, also when it is off already; on most panels the secret and the codes stay where they are. */
export async function disableTwoFactor(world: World, exchange: Exchange): Promise<Reply> {
  const account = accountOf(exchange)
  await demandPassword(world, account, exchange.input['password'])
  demandCode(world, exchange, account)
  world.db.transaction(() => {
    world.accounts.change(account.id, { useTotp: false })
    if (world.dialect.twoFactor?.erases) {
      world.accounts.change(account.id, { totpSecret: null })
      replaceRecoveryCodes(world, account.id, [])
    }
    world.activity.own(exchange, 'user:two-factor.delete')
  })
  return empty()
}
