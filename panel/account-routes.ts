import type { Account } from './accounts.ts'
import { demandPassword } from './current-password.ts'
import type { Exchange } from './exchange.ts'
import { Failure, refusal } from './failure.ts'
import { accountOf, throttle } from './guard.ts'
import { asText, type Input } from './php-input.ts'
import { empty, json, type Reply } from './reply.ts'
import { hashPasswordLater } from './secrets.ts'
import { createComplaints, isEmail, lengthOf } from './validation.ts'
import type { World } from './world.ts'

const wrongPassword = () =>
  refusal(
    'The password provided was invalid for this account.',
    'InvalidPasswordProvidedException',
    'wrongPassword',
  )

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
  complaints.throwIfAny('invalidEmail')
  return email
}

/** @throws Failure 429 after three changes within a day, without a word on how long to wait. */
function countChange({ throttles }: World, { uuid }: Account) {
  const key = `email-changes:${uuid}`
  if (throttles.blocked(key, 3) !== null) {
    const detail =
      'Your email address has been changed too many times today. Please try again later.'
    throw new Failure(429, 'TooManyRequestsHttpException', detail)
  }
  throttles.hit(key, 24 * 60 * 60_000)
}

/** `PUT …/email`. The password is checked before everything else. */
export async function putEmail(world: World, exchange: Exchange): Promise<Reply> {
  const account = accountOf(exchange)
  const { email: rules } = world.dialect.features
  if (rules?.throttled) throttle(world, exchange, `email:${account.uuid}`, 60)
  await demandPassword(world, exchange, 'password', wrongPassword)
  world.db.transaction(() => {
    const email = validEmail(world, exchange, account)
    if (rules?.throttled) {
      // There a change of case is none.
      if (email.toLowerCase() === account.email.toLowerCase()) return
      countChange(world, account)
    }
    world.accounts.change(account.id, { email })
    if (email === account.email && !rules?.logsSame) return
    const change = { old: account.email, new: email }
    world.activity.own(exchange, 'user:account.email-changed', change)
  })
  return empty(rules?.changed)
}

/** What the panel says of a user name with other signs; the break and the blanks are in its source. */
const plainRule = `The username must start and end with alpha-numeric characters and
                contain only letters, numbers, dashes, underscores, and periods.`

function validUsername(world: World, exchange: Exchange, account: Account): string {
  const { longest = 191, plain = false } = world.dialect.features.username ?? {}
  const complaints = createComplaints()
  const username = complaints.text(exchange.input, 'username') ?? ''
  if (lengthOf(username) > longest) {
    const detail = `The username must be between 1 and ${longest} characters.`
    complaints.add('username', 'between', detail)
  }
  const owner = world.accounts.byUsername(username)
  if (owner && owner.id !== account.id) {
    complaints.add('username', 'unique', 'The username has already been taken.')
  }
  if (plain && username && !/^[a-z0-9][\w.-]+[a-z0-9]$/.test(username.toLowerCase())) {
    complaints.add('username', 'p_username', plainRule)
  }
  complaints.throwIfAny()
  return username
}

/** `PUT …/username`, where the dialect has it. The password is checked first. */
export async function putUsername(world: World, exchange: Exchange): Promise<Reply> {
  const account = accountOf(exchange)
  await demandPassword(world, exchange, 'password', wrongPassword)
  world.db.transaction(() => {
    const username = validUsername(world, exchange, account)
    world.accounts.change(account.id, { username })
    if (username === account.username) return
    const change = { old: account.username, new: username }
    world.activity.own(exchange, 'user:account.username-changed', change)
  })
  return empty()
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

/** `PUT …/password`. Nothing ends by it, where the dialect does not say so; pages compare it (`enterPage`), the API never. */
export async function putPassword(world: World, exchange: Exchange): Promise<Reply> {
  const account = accountOf(exchange)
  await demandPassword(world, exchange, 'current_password', wrongPassword)
  const password = await hashPasswordLater(
    validPassword(exchange),
    world.settings().hashCost,
    world.random,
  )
  world.db.transaction(() => {
    world.accounts.change(account.id, { password })
    if (world.dialect.features.password?.endsOthers) {
      world.sessions.endAll(account.id, exchange.session)
      world.accounts.forget(account.id)
    }
    world.activity.own(exchange, 'user:account.password-changed')
  })
  return empty()
}
