import { shortType } from './key/fingerprint.ts'
import { fromPanel } from './key/read-keys.ts'

/** What a listed key is. */
export type SshKeyDescription = {
  /** Its type, and its size where there is more than one: `Ed25519`, `RSA 4096`. */
  type: string
  /** The key as an OpenSSH line with its name as the comment, as files have it. */
  line: string
}

/** Reads the key of a listed row; `null` when it is in no form that is known. */
export function describeSshKey(publicKey: string, name: string): SshKeyDescription | null {
  const read = fromPanel(publicKey)
  if (!read?.line) return null
  const { bits } = read
  const type = shortType(read.type)
  return {
    type: type === 'ED25519' ? 'Ed25519' : bits > 0 ? `${type} ${bits}` : type,
    line: `${read.line} ${name.replace(/[\s\p{Cc}]+/gu, ' ')}`.trim(),
  }
}
