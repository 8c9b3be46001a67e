import type { QueryClient } from '@tanstack/react-query'

import { readDescription } from '#src/keys/api-key-name.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import type { Instant } from '#src/lib/instant.ts'
import { accountQueries } from '#src/session/queries.ts'

/** What a private value is, in the words of `streamer.po`. */
export type PrivateKind = 'email' | 'address' | 'identifier' | 'userName' | 'name' | 'value'

const group = String.raw`[\da-f]{1,4}`

/** What is private by how it looks, whoever's it is. What comes first counts. */
const looks: readonly (readonly [PrivateKind, RegExp])[] = [
  ['email', /[^\s@<>()[\]"'\u2066-\u2069]+@[^\s@<>()[\]"'\u2066-\u2069,;]+/giu],
  [
    'address',
    /(?<![\w./-])(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)(?:\/\d{1,2})?(?::\d{1,5}(?!\d))?/giu,
  ],
  [
    'address',
    // With all of its groups, or with `::` in place of some.
    new RegExp(
      String.raw`(?<![\w:])(?:(?:${group}:){7}${group}|(?:${group}(?::${group})*)?::(?:${group}:)*(?:${group})(?:(?:\.\d{1,3}){3})?|${group}(?::${group})*::)(?![\w:])(?:/\d{1,3})?`,
      'giu',
    ),
  ],
  ['identifier', /(?<![\da-z])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\da-z])/giu],
  ['identifier', /(?<!\w)(?:SHA256|MD5):\S+/gu],
  ['identifier', /(?<![\w:])(?:[\da-f]{2}:){15}[\da-f]{2}(?![\w:])/giu],
  // SHA-256 as panels list it, without the name of the hash.
  ['identifier', /(?<![\w+/])[\w+/]{43}=?(?![\w+/=])/gu],
  ['identifier', /(?<!\w)(?:ptl[ac]|pacc|papp|peli)_\w+/gu],
]

/** Shorter texts are parts of words that have nothing to do with them. */
const shortest = 3

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)

/** A text wherever it stands as a word of its own, and with other signs between its letters, as in the name of a file. */
function word(text: string): RegExp {
  const letters = text.split(/[^\p{L}\p{N}]+/u).map(escaped)
  const inner = letters.join(String.raw`[^\p{L}\p{N}]{1,3}`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${inner}(?![\p{L}\p{N}])`, 'giu')
}

/** What this account is called, and its keys, as far as the panel has told. */
function known(queries: QueryClient): [PrivateKind, string | null][] {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  const apiKeys = queries.getQueryData(keyQueries.apiKeys().queryKey)
  const sshKeys = queries.getQueryData(keyQueries.sshKeys().queryKey)
  return [
    ['email', account?.email ?? null],
    ['name', [account?.firstName, account?.lastName].filter(Boolean).join(' ')],
    ['userName', account?.username ?? null],
    ['identifier', account?.uuid ?? null],
    ...(apiKeys?.items ?? []).map(({ identifier }) => ['identifier', identifier] as const),
    ...(sshKeys?.items ?? []).map(
      ({ fingerprint }) => ['identifier', fingerprint] as const,
    ),
  ] as [PrivateKind, string | null][]
}

/**
 * When the API key with this identifier was made, where others are called what it is: that tells those apart without their
 * identifiers, and tells nobody whose they are. `null` of every other text.
 */
export function twinMadeAt(queries: QueryClient, of: string): Instant | null {
  const items = queries.getQueryData(keyQueries.apiKeys().queryKey)?.items ?? []
  const key = items.find(({ identifier }) => identifier === of)
  if (!key) return null
  const called = ({ description }: typeof key) => readDescription(description).called
  const twins = items.filter((each) => called(each) === called(key))
  return twins.length > 1 ? key.createdAt : null
}

/** Tells what is private in texts, by how it looks and by what the panel has told of the account. */
export function whatIsPrivate(queries: QueryClient) {
  let last: { of: string; patterns: readonly (readonly [PrivateKind, RegExp])[] } = {
    of: '[]',
    patterns: looks,
  }
  function patterns() {
    const names = known(queries).filter(
      (pair): pair is [PrivateKind, string] => (pair[1]?.length ?? 0) >= shortest,
    )
    const of = JSON.stringify(names)
    if (of !== last.of)
      last = {
        of,
        patterns: [...looks, ...names.map(([kind, name]) => [kind, word(name)] as const)],
      }
    return last.patterns
  }
  return {
    /** What a text is, or holds; `null` when nothing of it is private. */
    kindOf(text: string): PrivateKind | null {
      const found = patterns().find(([, pattern]) => text.search(pattern) >= 0)
      return found?.[0] ?? null
    },
    /** A text with `named`, which is told what stood there, in place of all that is private in it. */
    without: (text: string, named: (kind: PrivateKind, found: string) => string): string =>
      patterns().reduce(
        (rest, [kind, pattern]) => rest.replace(pattern, (found) => named(kind, found)),
        text,
      ),
  }
}
