import type { Account } from './accounts.ts'
import type { Exchange } from './exchange.ts'
import { refusal } from './failure.ts'
import { accountOf } from './guard.ts'
import { asText, type Input } from './php-input.ts'
import { empty, json, type Reply } from './reply.ts'
import { hashPasswordLater, verifyPassword } from './secrets.ts'
import { createComplaints, isEmail, lengthOf } from './validation.ts'
import type { World } from './world.ts'

async function demandPassword(account: Account, password: unknown) {
  if (await verifyPassword(password, account.password)) return
  throw refusal(
    'The password provided was invalid for this account.',
    'InvalidPasswordProvidedException',
    'wrongPassword',
  )
}

/** `GET` on the account. */
export const getAccount = ({ dialect }: World, exchange: Exchange): Reply =>
  json(dialect.shapes.account(accountOf(exchange)))

function validEmail(world: World, exchange: Exchange, account: Account): string {
  const complaints = createComplaints()
  const email = complaints.text(exchange.input, 'email') ?? ''
  if (email && !isEmail(email)) {
    complaints.add('email', 'email', 'The email must be a valid email address.')
  }
  if (lengthOf(email) > 191) {
    complaints.add('email', 'between', 'The email must be between 1 and 191 characters.')
  }
  const owner = world.accounts.byEmail(email)
  if (owner && owner.id !== account.id) {
    complaints.add('email', 'unique', 'The email has already been taken.')
  }
  complaints.throwIfAny()
  return email
}

/** `PUT …/email`. The password is checked before everything else. */
export async function putEmail(world: World, exchange: Exchange): Promise<Reply> {
  const account = accountOf(exchange)
  const { changed = 204, logsSame = false } = world.dialect.features.email ?? {}
  await demandPassword(account, exchange.input['password'])
  world.db.transaction(() => {
    const email = validEmail(world, exchange, account)
    world.accounts.change(account.id, { email })
    if (email === account.email && !logsSame) return
    const change = { old: account.email, new: email }
    world.activity.own(exchange, 'user:account.email-changed', change)
  })
  return empty(changed)
}

/** Asks for a new password and the same again; the password, or an empty text after a complaint. */
export function newPassword(
  complaints: ReturnType<typeof createComplaints>,
  input: Input,
): string {
  const sent = input['password']
  const password = complaints.text(input, 'password') ?? ''
  if (sent !== null && sent !== undefined) {
    if (sent !== input['password_confirmation']) {
      complaints.add('password', 'confirmed', 'The password confirmation does not match.')
    }
    if (lengthOf(asText(sent)) < 8) {
      complaints.add('password', 'min', 'The password must be at least 8 characters.')
    }
  }
  return password
}

function validPassword(exchange: Exchange): string {
  const complaints = createComplaints()
  const password = newPassword(complaints, exchange.input)
  complaints.throwIfAny()
  return password
}

/** `PUT …/password`. Nothing ends by it; pages compare it (`enterPage`), the API never. */
export async function putPassword(world: World, exchange: Exchange): Promise<Reply> {
  const account = accountOf(exchange)
  await demandPassword(account, exchange.input['current_password'])
  const password = await hashPasswordLater(
    validPassword(exchange),
    world.settings().hashCost,
    world.random,
  )
  world.db.transaction(() => {
    world.accounts.change(account.id, { password })
    world.activity.own(exchange, 'user:account.password-changed')
  })
  return empty()
}
