import { ascii, fromBase64 } from './bytes.ts'
import { encryptedBody, looksPrivate, openSshStart } from './looks-private.ts'
import { type PublicKey, publicKey } from './public-key.ts'
import { withoutSpaces, cleanText } from './text.ts'
import { wireReader } from './wire.ts'

/** A private key, described without any private byte of it. */
export interface PrivateReading extends ClearPart {
  kind: 'private'
}

const puttyFile = /PuTTY-User-Key-File|Private-(?:Lines|MAC|Hash):/i

/** Describes the private key in a text; `null` when it holds none. */
export function readPrivate(text: string): PrivateReading | null {
  if (!looksPrivate(text)) return null
  const tight = withoutSpaces(text)
  if (puttyFile.test(tight)) return { kind: 'private', ...puttyHalf(text) }
  const from = tight.indexOf(openSshStart)
  if (from >= 0) return { kind: 'private', ...openSshHalf(tight.slice(from)) }
  const encrypted =
    /BEGIN[A-Z0-9]{0,10}ENCRYPTED|Proc-Type:4,ENCRYPTED|DEK-Info:/i.test(
      tight.replace(/[–—-]{2,}/g, ''),
    ) || encryptedBody.test(tight)
  return { kind: 'private', encrypted, publicHalf: null }
}

/** What can be said of a private key from its clear part. */
interface ClearPart {
  /** Whether a passphrase protects it, as far as its head says. */
  encrypted: boolean
  /** The public half where it stands in clear (OpenSSH, PuTTY), else `null`. */
  publicHalf: PublicKey | null
}

/** Only a key that could be sent is worth offering; half of a damaged one is not. */
function offered(key: PublicKey): PublicKey | null {
  return key.verdict === 'ok' || key.line !== '' ? key : null
}

/**
 * The clear part of an OpenSSH private key (PROTOCOL.key): cipher and public key.
 * @param tight Text without white space that begins with the base64 of `openssh-key-v1`; may be cut short.
 */
function openSshHalf(tight: string): ClearPart {
  // The public half of the largest RSA key ends within the first 4,096 letters.
  const letters = /^[A-Za-z0-9+/]{0,4096}/.exec(tight)?.[0] ?? ''
  const bytes = fromBase64(letters.slice(0, letters.length - (letters.length % 4)))
  if (!bytes) return { encrypted: false, publicHalf: null }
  const reader = wireReader(bytes)
  reader.skip('openssh-key-v1\0'.length)
  const cipher = ascii(reader.string())
  const encrypted = reader.fault() === null && cipher !== 'none'
  reader.string()
  reader.string()
  reader.skip(4)
  const blob = reader.string().slice()
  const whole = reader.fault() === null
  bytes.fill(0)
  return { encrypted, publicHalf: whole ? offered(publicKey(blob)) : null }
}

/** The clear part of a PuTTY key file (PuTTY manual, appendix C), versions 1 to 3; lines may have run together. */
function puttyHalf(text: string): ClearPart {
  const clear = cleanText(text).replace(/\\r\\n|\\n/g, '\n')
  const cipher = /Encryption:[ \t]*([\w-]{1,40})/i.exec(clear)?.[1]
  const type = /PuTTY-User-Key-File-\d:[ \t]*([\w@.-]{1,64}?)(?=\s|Encryption|$)/i.exec(
    clear,
  )?.[1]
  const comment = /^Comment:([^\n]{0,1024})$/im.exec(clear)?.[1] ?? ''
  const encrypted = cipher !== undefined && !/^none(?:Comment)?$/i.test(cipher)
  const lines = /Public-Lines:\s{0,8}\d{1,4}\s?([^:]{0,16384})/i.exec(clear)?.[1] ?? ''
  // What follows the public lines may have run into them.
  const [letters = ''] = lines.split(/Private-|Key-Derivation/i)
  const blob = fromBase64(letters.replace(/[\s>]/g, ''))
  const key = blob && publicKey(blob, comment, type ?? null)
  return { encrypted, publicHalf: key && offered(key) }
}
