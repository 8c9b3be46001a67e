import type { Account } from '#src/api/account.ts'

/** Something about a password that the panel takes but that its owner may come to regret. */
export type PasswordAdvice =
  | 'same'
  | 'outerSpaces'
  | 'tooLong'
  | 'ownName'
  | 'invisible'
  | 'spelling'

/** bcrypt reads this many bytes of a password and ignores the rest (contract.md §1.6). */
const bcryptLimit = 72

/** How many bytes a password has for the panel. */
export function byteLength(password: string): number {
  return new TextEncoder().encode(password).length
}

/** Whether a password begins or ends with something that PHP's `trim` in the panel's framework takes off. */
export function hasOuterSpaces(password: string): boolean {
  return password !== password.trim()
}

/**
 * Whether the panel would take the same text for another password when it is typed elsewhere: it hashes the bytes, and an
 * accent on its own, or a wide letter, is written by other keyboards as one ordinary character (Unicode NFKC).
 */
function hasOtherSpelling(password: string): boolean {
  const inner = password.trim()
  return inner !== inner.normalize('NFKC')
}

function containsOwnName(password: string, account: Account): boolean {
  const mine = [
    account.username,
    account.email.split('@', 1)[0],
    account.firstName,
    account.lastName,
  ]
  const lower = password.toLowerCase()
  return mine.some((name) => name && name.length >= 3 && lower.includes(name.toLowerCase()))
}

/**
 * What to warn of before a password is sent, the gravest first. Warnings only: the panel takes all of these.
 * `outerSpaces` is the trap of the recording `cookie.password.current-with-edge-spaces`: the panel keeps the spaces of
 * a new password and cuts those of a current one, so it can never be confirmed again.
 */
export function adviseOnPassword(
  password: string,
  current: string,
  account: Account,
): PasswordAdvice[] {
  const advice: PasswordAdvice[] = []
  if (hasOuterSpaces(password)) advice.push('outerSpaces')
  if (byteLength(password) > bcryptLimit) advice.push('tooLong')
  if (password !== '' && password === current) advice.push('same')
  if (containsOwnName(password, account)) advice.push('ownName')
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00ad\u115f\u1160\u3164]/u.test(password))
    advice.push('invisible')
  else if (hasOtherSpelling(password)) advice.push('spelling')
  return advice
}
