import * as z from 'zod/mini'

import type { Instant } from '#src/lib/instant.ts'

const whereLength = 200

/**
 * What tabs say to each other about a hold: `ask` whether somebody has it, `here` from who has it,
 * `took` from who has it from now on. `since` is when the sender asked or took, `where` how a
 * person recognises its tab. Never a secret: every script of the origin can listen.
 */
const Message = z.object({
  kind: z.enum(['ask', 'here', 'took']),
  from: z.string().check(z.minLength(1), z.maxLength(64)),
  since: z.number().check(z.refine((since) => since >= 0)),
  where: z.string().check(z.maxLength(whereLength)),
})
export type Message = z.output<typeof Message>

/** Reads what came in; `null` for anything that no tab of this page says. */
export function parseMessage(data: unknown): Message | null {
  return Message.safeParse(data).data ?? null
}

/** A title as long as a message may carry. */
export function shortWhere(where: string): string {
  return where.slice(0, whereLength)
}

/** Whether `a` came before `b`; both tabs decide the same, also within one millisecond. */
export function isEarlier(
  a: { since: Instant; from: string },
  b: { since: Instant; from: string },
): boolean {
  return a.since === b.since ? a.from < b.from : a.since < b.since
}
