import { shortType } from './key/fingerprint.ts'
import { fromPanel } from './key/read-keys.ts'

/** What a listed key is. */
export type SshKeyDescription = {
  /** As ssh-keygen says it: `ED25519`. */
  type: string
  /** 0 where it cannot be told. */
  bits: number
  weak: boolean
  /** The key as an OpenSSH line with its name as the comment, as files have it. */
  line: string
}

/** Reads the key of a listed row; `null` when it is in no form that is known. */
export function describeSshKey(publicKey: string, name: string): SshKeyDescription | null {
  const read = fromPanel(publicKey)
  if (!read?.line) return null
  return {
    type: shortType(read.type),
    bits: read.bits,
    weak: read.marks.includes('rsa-small'),
    line: `${read.line} ${name.replace(/[\s\p{Cc}]+/gu, ' ')}`.trim(),
  }
}
