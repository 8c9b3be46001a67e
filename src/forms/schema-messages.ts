import type * as z from 'zod/mini'

import type { MessageKey } from '#src/i18n/translate.ts'

/** The message of a schema: a key of the catalogue, since schemas know no language. */
export const messageKey = (key: MessageKey) => key

/** Complains of one field of a draft, in the `check` of its schema. */
export function complain(
  { issues }: z.core.ParsePayload,
  field: string,
  message: MessageKey,
): void {
  issues.push({ code: 'custom', path: [field], message, input: undefined })
}
