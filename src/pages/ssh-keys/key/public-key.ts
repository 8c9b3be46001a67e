import { assessKey, type KeyFault } from './assess-key.ts'
import { toBase64 } from './bytes.ts'

/** Something worth saying about a key that may be sent all the same. */
export type KeyBadge =
  /** RSA with fewer bits than the 3072 that ssh-keygen makes today. */
  | 'rsa-small'
  /** Options or other words stood in front of it (authorized_keys); they are left out. */
  | 'words-before'

/** A public key, read. */
export interface PublicKey {
  /** Its name inside the blob, as `ssh-ed25519`; '' where the data ends before it. */
  type: string
  /** Its size as `ssh-keygen -l` says it; 0 where it cannot be told. */
  bits: number
  /** One line without control characters, at most 255 characters; '' for none. From a stranger: may hold anything. */
  comment: string
  /** RFC 4253 key blob; empty where the form held none that SSH could write. */
  blob: Uint8Array
  /** `type base64 comment`, made from the parse: for copying. '' where `blob` is not a whole key. */
  line: string
  verdict: 'ok' | { refused: KeyFault }
  marks: readonly KeyBadge[]
}

const damaged: ReadonlySet<KeyFault> = new Set<KeyFault>([
  'truncated',
  'trailing',
  'mismatch',
  'malformed',
  'compressed',
  'unknown-type',
])

/** A comment as one clean line. */
function cleanComment(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return Array.from(line.slice(0, 1024)).slice(0, 255).join('').trim()
}

/**
 * A key from its blob.
 * @param claimed The type that was written in front of it, `null` where the form has none.
 */
export function publicKey(
  blob: Uint8Array,
  comment = '',
  claimed: string | null = null,
  marks: readonly KeyBadge[] = [],
): PublicKey {
  const found = assessKey(blob)
  const differs = claimed !== null && found.type !== '' && claimed !== found.type
  const refused = differs ? 'mismatch' : found.refused
  const clean = cleanComment(comment)
  const whole = refused === null || !damaged.has(refused)
  const line = whole ? `${found.type} ${toBase64(blob)}${clean && ` ${clean}`}` : ''
  const small = found.type === 'ssh-rsa' && found.bits < 3072 && refused === null
  return {
    type: found.type || (claimed ?? ''),
    bits: found.bits,
    comment: clean,
    blob,
    line,
    verdict: refused === null ? 'ok' : { refused },
    marks: small ? [...marks, 'rsa-small'] : marks,
  }
}

/** A key that was recognised but cannot be written as an SSH key. */
export function refusedKey(type: string, refused: KeyFault): PublicKey {
  return {
    type,
    bits: 0,
    comment: '',
    blob: new Uint8Array(),
    line: '',
    verdict: { refused },
    marks: [],
  }
}

/**
 * What goes to the panel: `type base64`, nothing else; `null` unless the verdict is ok. Without the comment, which the
 * panel drops (`contract.md` §1.12) and in which anything could have been pasted.
 */
export function sendable(key: PublicKey): string | null {
  return key.verdict === 'ok' ? `${key.type} ${toBase64(key.blob)}` : null
}
