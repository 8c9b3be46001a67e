import { encryptedBody, looksPrivate, openSshStart } from './looks-private.ts'
import { type ClearPart, openSshHalf, puttyHalf } from './private-half.ts'
import { withoutSpaces } from './text.ts'

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
