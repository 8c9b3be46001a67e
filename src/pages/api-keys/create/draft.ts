import * as z from 'zod/mini'

import type { ApiKey } from '#src/api/api-keys.ts'
import { dayOf } from '#src/feed/days.ts'
import { complain, messageKey } from '#src/forms/schema-messages.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { readDescription } from '#src/keys/api-key-name.ts'

import { isRange, readRange, splitEntries, type RangeProblem } from '../addresses/range.ts'
import type { Wanted } from './unheard-requests.ts'

/** As many characters as the panel takes (contract §1.10). */
const longestDescription = 500
/** As many entries as the panel takes. */
const mostAddresses = 50

/** The words for what is wrong with an entry. */
export const problemWords: Record<RangeProblem['kind'], MessageKey> = {
  empty: 'apiKeyCreate.notAnAddress',
  'host-name': 'apiKeyCreate.hostName',
  port: 'apiKeyCreate.port',
  brackets: 'apiKeyCreate.brackets',
  octet: 'apiKeyCreate.octet',
  scheme: 'apiKeyCreate.scheme',
  'leading-zero': 'apiKeyCreate.leadingZero',
  'not-an-address': 'apiKeyCreate.notAnAddress',
  prefix: 'apiKeyCreate.prefix',
  reversed: 'apiKeyCreate.reversed',
  families: 'apiKeyCreate.families',
  netmask: 'apiKeyCreate.netmask',
  'short-range': 'apiKeyCreate.shortRange',
  star: 'apiKeyCreate.star',
}

/** The list with what still stands in the input, each entry once. */
export function allEntries(addresses: readonly string[], pending: string): string[] {
  return [...new Set([...addresses, ...splitEntries(pending)])]
}

/** What is wrong with the list: of what stands in the input exactly what, of the chips that they say it themselves. */
export function faultOf(addresses: readonly string[], pending: string): MessageKey | null {
  for (const entry of splitEntries(pending)) {
    const read = readRange(entry)
    if (!isRange(read)) return problemWords[read.kind]
    // What the panel takes it for, its chip says: nobody creates a key without having seen that.
    if (read.isOdd) return 'apiKeyCreate.lookFirst'
  }
  if (addresses.some((entry) => !isRange(readRange(entry)))) return 'apiKeyCreate.someWrong'
  return allEntries(addresses, pending).length > mostAddresses
    ? 'apiKeyCreate.tooMany'
    : null
}

/** How many characters more than the panel takes a description would have with the day (`YYYY-MM-DD`, or empty) at its end; below 0 there is room. */
export const charactersOver = (description: string, reviewOn: string): number =>
  [...describe(description.trim(), reviewOn)].length - longestDescription

/** A description with the day at its end that `readDescription` finds there. */
const describe = (description: string, reviewOn: string) =>
  reviewOn ? `${description} (review ${reviewOn})` : description

export const ApiKeyDraft = z
  .object({
    description: z
      .string()
      .check(z.trim(), z.minLength(1, messageKey('apiKeyCreate.descriptionMissing'))),
    /** The day on which to look at the key again, `YYYY-MM-DD`; empty without one. */
    reviewOn: z.string().check(
      z.refine((day) => {
        const { reviewAt } = readDescription(describe('-', day))
        return day === '' || (reviewAt !== null && reviewAt > Date.now())
      }, messageKey('apiKeyCreate.reviewOnWrong')),
    ),
    addresses: z.array(z.string()),
    /** What stands in the input and is no entry yet. */
    pending: z.string(),
  })
  .check((context) => {
    const { description, reviewOn, addresses, pending } = context.value
    if (charactersOver(description, reviewOn) > 0)
      complain(
        context,
        'description',
        reviewOn ? 'apiKeyCreate.tooLongWithDay' : 'apiKeyCreate.descriptionTooLong',
      )
    const fault = faultOf(addresses, pending)
    if (fault) complain(context, 'pending', fault)
  })
export type ApiKeyDraft = z.infer<typeof ApiKeyDraft>

/** What a key that takes the place of `replaces` is called, and its day to look at it again, unless that is over. */
export function described(replaces: ApiKey | null): {
  description: string
  reviewOn: string
} {
  const { called, reviewAt } = readDescription(replaces?.description ?? null)
  const isAhead = reviewAt !== null && reviewAt > Date.now()
  return { description: called, reviewOn: isAhead ? dayOf(reviewAt) : '' }
}

/**
 * What the list begins with for a key that takes the place of `replaces`: its addresses, and with them `add`, where that is one
 * address and the key has a list. Alone in it, it would lock out everybody else.
 */
export function addressesOf(replaces: ApiKey | null, add: string | null): string[] {
  const addresses = replaces?.allowedIps ?? []
  const read = readRange(add ?? '')
  const isOne =
    isRange(read) &&
    !read.isOdd &&
    read.spans.length === 1 &&
    read.spans[0].first === read.spans[0].last
  return isOne && addresses.length > 0 ? allEntries(addresses, read.text) : [...addresses]
}

/** What a draft asks for. */
export const wantedIn = ({
  description,
  reviewOn,
  addresses,
  pending,
}: ApiKeyDraft): Wanted => ({
  description: describe(description, reviewOn),
  allowedIps: allEntries(addresses, pending),
})
