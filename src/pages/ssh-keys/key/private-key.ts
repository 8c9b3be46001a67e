import { openSshHalf, puttyHalf } from './private-half.ts'
import { type PublicKey } from './public-key.ts'
import { squeezed } from './text.ts'

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

// 'openssh-key-v1' in base64, the last letter left out since the byte after it shares it.
const openSshStart = 'b3BlbnNzaC1rZXktdjE'

// What the head and foot of every PEM private key leave when all but letters and digits is taken out.
// In capitals, so that the comment 'weekend, private' is none.
const armour = /BEGIN[A-Z0-9]{0,30}PRIVATE|END[A-Z0-9]{0,30}PRIVATEKEY/
const looseArmour = /[-–—]{2}(?:BEGIN|END)[A-Z0-9]{0,30}PRIVATE/i
// A head that was cut at its left: '…VATE KEY-----'. (PUBLIC ends otherwise.)
const cutHead = /ATEKEY(?:BLOCK)?[-–—]{3}/i
const inFile =
  /PuTTY-User-Key-File|Private-(?:Lines|MAC|Hash):|Proc-Type:4,ENCRYPTED|DEK-Info:|AGE-SECRET-KEY-1/i
// Private DER without its head: SEQUENCE, then INTEGER 0 or 1 (RFC 8017, 5208, 5958, 5915), by length of the length.
const body =
  /(?:^|[^A-Za-z0-9+/])(?:MII[A-Za-z0-9+/]{2}[AQgw]IB[AQ]|MI[GH][A-Za-z0-9+/]AgE[AB]|M[A-H][A-Za-z0-9+/]CAQ[A-H])/
// OIDs of password-based encryption (RFC 8018) at the three alignments of base64.
const encryptedBody = /hkiG9w0BB[Q-T]|KoZIhvcNAQU|SIb3DQEF/

/**
 * Whether a text holds a private key or a large part of one. Sure rather than clever: cheap enough for every paste, drop
 * and `beforeinput`; white space, quotes, missing lines and cut heads do not deceive it.
 */
export function looksPrivate(text: string): boolean {
  const tight = squeezed(text)
  return (
    tight.includes(openSshStart) ||
    armour.test(tight.replace(/[^A-Za-z0-9]/g, '')) ||
    looseArmour.test(tight) ||
    cutHead.test(tight) ||
    inFile.test(tight) ||
    encryptedBody.test(tight) ||
    body.test(text) ||
    body.test(tight) ||
    (/"kty":/.test(tight) && /"d":/.test(tight))
  )
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
  const tight = squeezed(text)
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
