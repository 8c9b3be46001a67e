import type { ApiKey } from '#src/api/api-keys.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'

import { apiKeyName } from '../api-key-name.ts'

/** An API key or an SSH key that somebody wants to delete. */
export type KeyToDelete = {
  of: 'api' | 'ssh'
  /** What the panel knows it by: the identifier of an API key, the fingerprint of an SSH key, as listed. */
  identifier: string
  /** What it is called; `identifier` again where it has no name. */
  name: string
  /** What an API key is beside that. */
  apiKey?: ApiKey
}

/** An API key as one to delete. */
export const apiKeyToDelete = (apiKey: ApiKey): KeyToDelete => ({
  of: 'api',
  identifier: apiKey.identifier,
  name: apiKeyName(apiKey),
  apiKey,
})

/** An SSH key as one to delete. */
export const sshKeyToDelete = ({ fingerprint, name }: SshKey): KeyToDelete => ({
  of: 'ssh',
  identifier: fingerprint,
  name: name.trim() || fingerprint,
})

/** What tells a key from all others, as people know it: panels leave the name of a fingerprint's hash out. */
export const keyReference = ({ of, identifier }: Pick<KeyToDelete, 'of' | 'identifier'>) =>
  of === 'ssh' && !identifier.includes(':') ? `SHA256:${identifier}` : identifier
