import * as z from 'zod/mini'

import { complain, messageKey } from '#src/forms/schema-messages.ts'
import type { MessageKey } from '#src/i18n/translate.ts'

import type { KeyFault } from '../key/assess-key.ts'
import type { PublicKey } from '../key/public-key.ts'
import { readKeys } from '../key/read-keys.ts'

/** As long as the panel's column, in UTF-16 units: a longer name is cut or refused with 500 (contract §1.13). */
const longestName = 191

/** The words for each reason why a key cannot be sent. */
export const refusals: Record<KeyFault, MessageKey> = {
  dsa: 'sshKeyAdd.refusedDsa',
  'rsa-too-short': 'sshKeyAdd.refusedRsa',
  sk: 'sshKeyAdd.refusedSk',
  certificate: 'sshKeyAdd.refusedCertificate',
  curve: 'sshKeyAdd.refusedCurve',
  'unknown-type': 'sshKeyAdd.refusedType',
  truncated: 'sshKeyAdd.refusedTruncated',
  trailing: 'sshKeyAdd.refusedDamaged',
  mismatch: 'sshKeyAdd.refusedDamaged',
  compressed: 'sshKeyAdd.refusedDamaged',
  'off-curve': 'sshKeyAdd.refusedDamaged',
  malformed: 'sshKeyAdd.refusedDamaged',
}

/** The key of the text that was chosen; `null` when there is none. */
export function chosenKey(text: string, choice: number): PublicKey | null {
  const reading = readKeys(text)
  return reading.kind === 'keys' ? (reading.keys[choice] ?? reading.keys[0] ?? null) : null
}

/** What is wrong with the text as a key to send, as a key of the catalogue; `null` when it can be sent. */
function faultOf(text: string, choice: number): MessageKey | null {
  const reading = readKeys(text)
  if (reading.kind === 'nothing') return 'sshKeyAdd.missing'
  if (reading.kind === 'private') return 'sshKeyAdd.private'
  if (reading.kind === 'unreadable') {
    if (reading.why === 'x509') return 'sshKeyAdd.x509'
    return reading.why === 'fingerprint' ? 'sshKeyAdd.onlyFingerprint' : 'sshKeyAdd.notAKey'
  }
  const verdict = chosenKey(text, choice)?.verdict ?? 'ok'
  return verdict === 'ok' ? null : refusals[verdict.refused]
}

export const SshKeyDraft = z
  .object({
    key: z.string(),
    /** Which of several keys, counting from 0. */
    choice: z.number(),
    name: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, messageKey('sshKeyAdd.nameMissing')),
        z.maxLength(longestName, messageKey('sshKeyAdd.nameTooLong')),
      ),
  })
  .check((context) => {
    const fault = faultOf(context.value.key, context.value.choice)
    if (fault) complain(context, 'key', fault)
  })
export type SshKeyDraft = z.infer<typeof SshKeyDraft>
