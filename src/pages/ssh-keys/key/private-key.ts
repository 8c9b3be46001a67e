import { encryptedBody, looksPrivate, openSshStart } from './looks-private.ts'
import { openSshHalf, puttyHalf } from './private-half.ts'
import { type PublicKey } from './public-key.ts'
import { withoutSpaces } from './text.ts'

/** Kinds of private key that are told apart; `unknown` is private for sure, of whatever kind. */
export type PrivateFormat =
  | 'openssh'
  | 'pkcs1'
  | 'pkcs8'
  | 'ec'
  | 'dsa'
  | 'putty'
  | 'ssh2'
  | 'jwk'
  | 'age'
  | 'pgp'
  | 'unknown'

/** A private key, described without any private byte of it. */
export interface PrivateReading {
  kind: 'private'
  format: PrivateFormat
  /** Whether a passphrase protects it, as far as its head says. */
  encrypted: boolean
  /** The public half where it stands in clear (OpenSSH, PuTTY), else `null`. */
  publicHalf: PublicKey | null
}

function formatOf(tight: string, letters: string): PrivateFormat {
  if (/PuTTY-User-Key-File|Private-(?:Lines|MAC|Hash):/i.test(tight)) return 'putty'
  if (tight.includes(openSshStart) || /OPENSSHPRIVATE/i.test(letters)) return 'openssh'
  if (/AGE-SECRET-KEY-1/i.test(tight)) return 'age'
  if (/"kty":/.test(tight)) return 'jwk'
  if (/PGPPRIVATE/i.test(letters)) return 'pgp'
  if (/SSH2(?:ENCRYPTED)?PRIVATE/i.test(letters)) return 'ssh2'
  if (/RSAPRIVATE/i.test(letters)) return 'pkcs1'
  if (/ECPRIVATE/i.test(letters)) return 'ec'
  if (/DSAPRIVATE/i.test(letters)) return 'dsa'
  if (encryptedBody.test(tight)) return 'pkcs8'
  return /(?:BEGIN|END|ENCRYPTED)PRIVATE/i.test(letters) ? 'pkcs8' : 'unknown'
}

/** Describes the private key in a text; `null` when it holds none. */
export function readPrivate(text: string): PrivateReading | null {
  if (!looksPrivate(text)) return null
  const tight = withoutSpaces(text)
  const format = formatOf(tight, tight.replace(/[^A-Za-z0-9]/g, ''))
  if (format === 'putty') return { kind: 'private', format, ...puttyHalf(text) }
  const from = tight.indexOf(openSshStart)
  if (from >= 0) return { kind: 'private', format, ...openSshHalf(tight.slice(from)) }
  const encrypted =
    /BEGIN[A-Z0-9]{0,10}ENCRYPTED|Proc-Type:4,ENCRYPTED|DEK-Info:/i.test(
      tight.replace(/[–—-]{2,}/g, ''),
    ) || encryptedBody.test(tight)
  return { kind: 'private', format, encrypted, publicHalf: null }
}
