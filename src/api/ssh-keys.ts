import * as z from 'zod/mini'

import type { Instant } from '#src/lib/instant.ts'

import type { Client } from './client-types.ts'
import type { Endpoint } from './endpoint.ts'
import { isFailure, Refused } from './failures.ts'
import { problemCodes } from './problem-codes.ts'
import { instantOrNull, item, type List, listOf, someText, textOrNull } from './wire.ts'

/** An SSH key as the panel lists it. */
export type SshKey = {
  name: string
  /** As listed, usually base64 of SHA-256 without prefix: send it back unchanged. */
  fingerprint: string
  /** Usually PKCS #8 PEM, not the line that was sent; `''` when the panel does not tell. */
  publicKey: string
  createdAt: Instant | null
}

const sshKey: z.ZodMiniType<SshKey> = item(
  z.pipe(
    z.object({
      name: textOrNull,
      fingerprint: someText,
      public_key: textOrNull,
      created_at: instantOrNull,
    }),
    z.transform((wire) => ({
      name: wire.name ?? '',
      fingerprint: wire.fingerprint,
      publicKey: wire.public_key ?? '',
      createdAt: wire.created_at,
    })),
  ),
)

/** Reads all SSH keys of the account. */
export const sshKeysEndpoint: Endpoint<List<SshKey>> = {
  method: 'GET',
  path: '/account/ssh-keys',
  schema: listOf(sshKey),
}

/** Adds a key; refused at `name` or `public_key`. */
export function addSshKey(key: { name: string; publicKey: string }): Endpoint<SshKey> {
  return {
    method: 'POST',
    path: '/account/ssh-keys',
    body: { name: key.name, public_key: key.publicKey },
    schema: sshKey,
  }
}

const removeByPost = (fingerprint: string): Endpoint<void> => ({
  method: 'POST',
  path: '/account/ssh-keys/remove',
  body: { fingerprint },
  schema: 'nothing',
})

const removeByDelete = (fingerprint: string): Endpoint<void> => ({
  method: 'DELETE',
  path: `/account/ssh-keys/${encodeURIComponent(fingerprint)}`,
  route: '/account/ssh-keys/{fingerprint}',
  schema: 'nothing',
  record: true,
})

/**
 * Removes the key with this fingerprint, exactly as listed. Most panels answer 204 even when
 * nothing was removed (recording `ssh-keys.remove.unknown`): only the list tells the truth.
 */
export async function removeSshKey(
  { request, capabilities }: Client,
  fingerprint: string,
): Promise<void> {
  if (capabilities.get().sshKeyRemoval !== 'DELETE') {
    try {
      await request(removeByPost(fingerprint))
      capabilities.set({ sshKeyRemoval: 'POST' })
      return
    } catch (error) {
      if (!isFailure(error, 'unsupported')) throw error
    }
  }
  try {
    await request(removeByDelete(fingerprint))
    capabilities.set({ sshKeyRemoval: 'DELETE' })
  } catch (error) {
    const isMissing =
      isFailure(error, 'unsupported') ||
      (isFailure(error, 'refused') && error.status === 404)
    if (!isMissing || !fingerprint.includes('/')) throw error
    // Such panels take the slash, even encoded, for a piece of the route.
    throw new Refused(error.endpoint, 404, {}, [
      { code: problemCodes.slashInFingerprint, rule: null, detail: '', at: null },
    ])
  }
}
