import * as z from 'zod/mini'

import type { ApiKey } from '#src/api/api-keys.ts'
import { complain, messageKey } from '#src/forms/schema-messages.ts'
import type { MessageKey } from '#src/i18n/translate.ts'

import { isRange, readRange, splitEntries, type RangeProblem } from '../addresses/range.ts'
import type { Wanted } from './unheard-requests.ts'

/** As many characters as the panel takes (contract §1.10). */
export const longestDescription = 500
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

export const ApiKeyDraft = z
  .object({
    description: z.string().check(
      z.trim(),
      z.minLength(1, messageKey('apiKeyCreate.descriptionMissing')),
      z.refine(
        (text) => [...text].length <= longestDescription,
        messageKey('apiKeyCreate.descriptionTooLong'),
      ),
    ),
    addresses: z.array(z.string()),
    /** What stands in the input and is no entry yet. */
    pending: z.string(),
  })
  .check((context) => {
    const { addresses, pending } = context.value
    const fault = faultOf(addresses, pending)
    if (fault) complain(context, 'pending', fault)
  })
export type ApiKeyDraft = z.infer<typeof ApiKeyDraft>

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
export const wantedIn = ({ description, addresses, pending }: ApiKeyDraft): Wanted => ({
  description,
  allowedIps: allEntries(addresses, pending),
})
