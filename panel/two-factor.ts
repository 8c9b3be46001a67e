import { Secret, TOTP } from 'otpauth'

import type { Account } from './accounts.ts'
import { demandPassword } from './current-password.ts'
import type { Exchange } from './exchange.ts'
import { badRequest, crash, refusal } from './failure.ts'
import { accountOf } from './guard.ts'
import { asText } from './php-input.ts'
import { empty, json, type Reply } from './reply.ts'
import { hashRecoveryCode, randomText, recoveryCodeMatches } from './secrets.ts'
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

/** Whether a code of this step, or of a later one, was used by the account before. */
export const isUsed = (account: Account, step: number): boolean =>
  account.totpStep !== null && step <= account.totpStep

const alreadyOn = () =>
  badRequest('Two-factor authentication is already enabled on this account.', 'alreadyOn')

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

const recoveryHashes = (world: World, accountId: number): string[] =>
  world.db
    .all('SELECT hash FROM recovery_codes WHERE user_id = ?', accountId)
    .map((row) => String(row['hash']))

/** `GET …/two-factor`: a new secret in place of the earlier one, each time. */
export async function getTwoFactor(world: World, exchange: Exchange): Promise<Reply> {
  const account = accountOf(exchange)
  if (account.useTotp) throw alreadyOn()
  const { features, shapes } = world.dialect
  const length = features.twoFactor?.secretLength ?? 32
  const secret = randomText(world.random, length, 'base32')
  world.accounts.change(account.id, { totpSecret: secret })
  const { name: panel } = world.settings()
  const { email } = account
  return json(await shapes.twoFactorSetup({ panel, email, secret }))
}

function validCode(world: World, exchange: Exchange): string {
  const complaints = createComplaints()
  const { input } = exchange
  const code = complaints.text(input, 'code') ?? ''
  const sent = input['code']
  const isScalar = typeof sent === 'string' || typeof sent === 'number'
  if (world.dialect.features.twoFactor?.needsPassword) {
    if (isScalar && lengthOf(String(sent)) !== 6) {
      complaints.add('code', 'size', 'The code must be 6 characters.')
    }
    complaints.text(input, 'password')
  }
  complaints.throwIfAny()
  return code
}

const wrongPassword = () =>
  badRequest('The password provided was not valid.', 'wrongTwoFactorPassword')

/** `POST …/two-factor`. While it is on, the same request replaces the recovery codes. */
export async function enableTwoFactor(world: World, exchange: Exchange): Promise<Reply> {
  const account = accountOf(exchange)
  const { features, shapes } = world.dialect
  if (account.useTotp && !world.settings().replaceCodes) throw alreadyOn()
  const code = validCode(world, exchange)
  if (features.twoFactor?.needsPassword) {
    await demandPassword(world, exchange, 'password', wrongPassword)
  }
  const { count = 10, length = 10 } = features.twoFactor?.recoveryCodes ?? {}
  const codes = Array.from({ length: count }, () => randomText(world.random, length))
  world.db.transaction(() => {
    const current = world.accounts.byId(account.id)
    if (!current?.totpSecret) throw crash('DecryptException')
    const usesUp = world.settings().singleUseCodes === 'everywhere'
    const step = stepOfCode(world, current.totpSecret, code)
    const isOld = usesUp && current.useTotp && step !== null && isUsed(current, step)
    if (step === null || isOld) {
      throw refusal(
        'The provided two-factor authentication token was not valid.',
        'TwoFactorAuthenticationTokenInvalid',
        'wrongCode',
      )
    }
    replaceRecoveryCodes(world, account.id, codes)
    world.accounts.change(account.id, {
      useTotp: true,
      totpStep: usesUp ? step : null,
    })
    world.activity.own(exchange, 'user:two-factor.create')
  })
  return json(shapes.recoveryTokens(codes))
}

/** @throws Failure without a code that is right, while it is on; a recovery code wins over a sign-in code. */
function demandCode(world: World, exchange: Exchange, account: Account) {
  if (!account.useTotp) return
  const recovery = asText(exchange.input['recovery_token'])
  const code = asText(exchange.input['code'])
  if (recovery !== '') {
    const known = recoveryHashes(world, account.id)
    if (known.some((hash) => recoveryCodeMatches(recovery, hash))) return
    throw badRequest('The recovery token provided is not valid.')
  }
  if (code === '') {
    throw badRequest(
      'A two-factor code or recovery token is required to disable two-factor authentication.',
    )
  }
  if (stepOfCode(world, account.totpSecret ?? '', code) !== null) return
  throw badRequest('The two-factor code provided is not valid.')
}

/** Turns it off, also when it is off already; the secret and the codes stay where they are, unless the dialect erases them. */
export async function disableTwoFactor(world: World, exchange: Exchange): Promise<Reply> {
  const account = accountOf(exchange)
  await demandPassword(world, exchange, 'password', wrongPassword)
  const rules = world.dialect.features.twoFactor
  if (rules?.disableNeedsCode) demandCode(world, exchange, account)
  world.db.transaction(() => {
    world.accounts.change(account.id, {
      useTotp: false,
      ...(rules?.erases && { totpSecret: null }),
    })
    if (rules?.erases) replaceRecoveryCodes(world, account.id, [])
    world.activity.own(exchange, 'user:two-factor.delete')
  })
  return empty()
}
