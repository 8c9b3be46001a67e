import type { Account } from './accounts.ts'
import type { Exchange } from './exchange.ts'
import { crash, type Failure } from './failure.ts'
import { asText, isEmpty } from './php-input.ts'
import type { Reply } from './reply.ts'
import { digest, recoveryCodeMatches } from './secrets.ts'
import { checkLockout, complete, enterSignIn, failed } from './sign-in.ts'
import { isUsed, stepOfCode } from './two-factor.ts'
import { createComplaints } from './validation.ts'
import type { World } from './world.ts'

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

function validate(exchange: Exchange) {
  const complaints = createComplaints()
  const { input } = exchange
  complaints.text(input, 'confirmation_token')
  const required = (field: string, other: string) => {
    const value = input[field]
    if ((value === null || value === undefined) && isEmpty(input[other])) {
      const detail = `The ${field.replaceAll('_', ' ')} field is required.`
      complaints.add(field, 'required', detail)
    }
  }
  required('authentication_code', 'recovery_token')
  const code = input['authentication_code']
  if (code !== null && code !== undefined && Number.isNaN(Number(code))) {
    const detail = 'The authentication code must be a number.'
    complaints.add('authentication_code', 'numeric', detail)
  }
  required('recovery_token', 'authentication_code')
  complaints.throwIfAny()
}

function codesOf(world: World, account: Account) {
  return world.db
    .all('SELECT * FROM recovery_codes WHERE user_id = ? ORDER BY id', account.id)
    .map((row) => ({
      id: Number(row['id']),
      token: String(row['hash']),
      createdAt: Number(row['created_at']),
    }))
}

function withRecoveryCode(
  world: World,
  exchange: Exchange,
  account: Account,
  given: string,
): Reply | Failure {
  const codes = codesOf(world, account)
  const used = codes.find((code) => recoveryCodeMatches(given, code.token))
  if (!used) {
    const detail = 'The recovery token provided is not valid.'
    return failed(world, exchange, account, detail)
  }
  world.db.run('DELETE FROM recovery_codes WHERE id = ?', used.id)
  return complete(world, exchange, account, codes)
}

const wrongCode = 'The two-factor authentication token was invalid.'

function withCode(
  world: World,
  exchange: Exchange,
  account: Account,
  given: string,
): Reply | Failure {
  const step = account.totpSecret ? stepOfCode(world, account.totpSecret, given) : null
  const once = world.settings().singleUseCodes !== false
  if (step === null || (once && isUsed(account, step))) {
    return failed(world, exchange, account, wrongCode)
  }
  if (once) {
    world.db.run('UPDATE users SET totp_step = ? WHERE id = ?', step, account.id)
  }
  return complete(world, exchange, account)
}

/** `POST /auth/login/checkpoint`: a recovery code wins over a sign-in code, and burns. */
export function passCheckpoint(world: World, exchange: Exchange): Reply | Failure {
  const away = enterSignIn(world, exchange)
  if (away) return away
  validate(exchange)
  const { input, session } = exchange
  return world.db.transaction(() => {
    checkLockout(world, exchange)
    const pending = session?.pending
    if (!pending) throw crash('TypeError')
    if (pending.until < world.elapsed()) {
      const detail =
        'The authentication token provided has expired, please refresh the page and try again.'
      return failed(world, exchange, null, detail)
    }
    const token = textOf(input['confirmation_token']) ?? ''
    const account = world.accounts.byId(pending.userId)
    if (!account || digest(token) !== digest(pending.token)) {
      return failed(world, exchange, null, wrongCode)
    }
    const recovery = textOf(input['recovery_token'])
    return recovery === null
      ? withCode(world, exchange, account, asText(input['authentication_code']))
      : withRecoveryCode(world, exchange, account, recovery)
  })
}
