import { createHash, scrypt, scryptSync, timingSafeEqual } from 'node:crypto'

import { asText } from './php-input.ts'

/** So many random bytes. */
export type Random = (bytes: number) => Uint8Array

const alphabets = {
  alnum: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
}

/** Random text of an alphabet, every character as likely as the other. */
export function randomText(
  random: Random,
  length: number,
  alphabet: keyof typeof alphabets = 'alnum',
): string {
  const characters = alphabets[alphabet]
  const fair = 256 - (256 % characters.length)
  let text = ''
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < fair && text.length < length) text += characters[byte % characters.length]
    }
  }
  return text
}

/** A version 4 UUID. */
export function randomUuid(random: Random): string {
  const bytes = Uint8Array.from(random(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const memory = (cost: number) => ({ N: cost, maxmem: 256 * cost * 8 + 1024 * 1024 })

/** `scrypt$N$salt$hash`; waits on the spot, for the control side. */
export function hashPassword(password: string, cost: number, random: Random): string {
  const salt = Buffer.from(random(16))
  const hash = scryptSync(password, salt, 32, memory(cost))
  return `scrypt$${cost}$${salt.toString('base64')}$${hash.toString('base64')}`
}

const derive = (password: string, salt: Buffer, cost: number) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, 32, memory(cost), (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })

/** `hashPassword` for requests: other requests go on meanwhile. */
export async function hashPasswordLater(
  password: string,
  cost: number,
  random: Random,
): Promise<string> {
  const salt = Buffer.from(random(16))
  const hash = await derive(password, salt, cost)
  return `scrypt$${cost}$${salt.toString('base64')}$${hash.toString('base64')}`
}

/** Whether this is the password; anything but text is read as PHP would, `null` as empty. */
export async function verifyPassword(password: unknown, stored: string): Promise<boolean> {
  if (typeof password === 'object' && password !== null) return false
  const [, cost = '', salt = '', hash = ''] = stored.split('$')
  const text = asText(password)
  const derived = await derive(text, Buffer.from(salt, 'base64'), Number(cost))
  return timingSafeEqual(derived, Buffer.from(hash, 'base64'))
}

/** For secrets that are random themselves (keys, sessions): no salt, no cost. */
export const digest = (secret: string) =>
  createHash('sha256').update(secret).digest('base64')

/** Whether `secret` is the one behind `stored`, in constant time. */
export function digestMatches(secret: string, stored: string): boolean {
  const [a, b] = [Buffer.from(digest(secret)), Buffer.from(stored)]
  return a.length === b.length && timingSafeEqual(a, b)
}

// What a panel lets out of a recovery code looks like bcrypt; the random code needs a salt, but not bcrypt's slowness.
const recoveryHash = (code: string, salt: string) =>
  `$2y$10$${salt}${digest(salt + code)
    .slice(0, 43)
    .replaceAll('+', '.')}`

/** A salted hash of a recovery code, in the form of a bcrypt hash. */
export const hashRecoveryCode = (code: string, random: Random) =>
  recoveryHash(code, randomText(random, 10))

export const recoveryCodeMatches = (code: string, stored: string) =>
  recoveryHash(code, stored.slice(7, 17)) === stored
