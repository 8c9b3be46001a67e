import { encryptedBody, looksPrivate, openSshStart } from './looks-private.ts'
import { openSshHalf, puttyHalf } from './private-half.ts'
import { type PublicKey } from './public-key.ts'
import { withoutSpaces } from './text.ts'

/** A private key, described without any private byte of it. */
export interface PrivateReading {
  kind: 'private'
  /** Whether a passphrase protects it, as far as its head says. */
  encrypted: boolean
  /** The public half where it stands in clear (OpenSSH, PuTTY), else `null`. */
  publicHalf: PublicKey | null
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
