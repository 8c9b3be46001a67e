import * as z from 'zod/mini'

import { messageKey } from '#src/forms/fields.tsx'
import type { MessageKey } from '#src/i18n/translate.ts'
import { cleanRecoveryCode } from '#src/session/sign-in-code.ts'

/** What the person gives to show that the codes are kept. */
export type SavedCodesProof = { typed: string; safe: boolean }

/**
 * What is missing, and where to say so. Either is enough: one of the codes typed back, or the codes saved or printed
 * (`kept`) and a tick that says so.
 */
export function proofSchema(codes: readonly string[], kept: boolean) {
  const cleaned = new Set(codes.map(cleanRecoveryCode))
  return z.object({ typed: z.string(), safe: z.boolean() }).check((context) => {
    const { typed, safe } = context.value
    const answer = cleanRecoveryCode(typed)
    if ((kept && safe) || cleaned.has(answer)) return
    const complain = (path: keyof SavedCodesProof, message: MessageKey) =>
      context.issues.push({
        code: 'custom',
        path: [path],
        message: messageKey(message),
        input: context.value,
      })
    if (answer) complain('typed', 'recoveryCodes.wrong')
    else if (safe) complain('safe', 'recoveryCodes.saveFirst')
    else if (kept) complain('safe', 'recoveryCodes.tickToo')
    else complain('typed', 'recoveryCodes.nothingYet')
  })
}
