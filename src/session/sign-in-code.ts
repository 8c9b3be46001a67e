import * as z from 'zod/mini'

import { messageKey } from '#src/forms/schema-messages.ts'
import type { MessageKey } from '#src/i18n/translate.ts'

/** A sign-in code as people type and paste it ("123 456", "123-456"), without what only groups it. */
export function cleanCode(typed: string): string {
  // NFKC: keyboards of some languages type full-width digits.
  return typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
}

/** A recovery code without blanks; capital and small letters differ, so nothing else is touched. */
export function cleanRecoveryCode(typed: string): string {
  return typed.replace(/\s/gu, '')
}

/** A sign-in code as a form takes it; the messages are for none, and for one that is no six digits. */
export const signInCode = (missing: MessageKey, form: MessageKey) =>
  z
    .string()
    .check(
      z.overwrite(cleanCode),
      z.minLength(1, messageKey(missing)),
      z.regex(/^\d{6}$/, messageKey(form)),
    )
