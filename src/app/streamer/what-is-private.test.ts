import { QueryClient } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { accountQueries } from '#src/session/queries.ts'

import { twinMadeAt, whatIsPrivate } from './what-is-private.ts'

const account: Account = {
  id: 7,
  uuid: '0b5c4a2e-1f3d-4c6b-8a7e-9d0f1e2a3b4c',
  username: 'una.user',
  email: 'una@localhost',
  firstName: 'Una',
  lastName: 'Å.',
  admin: false,
  language: 'en',
  twoFactorEnabled: false,
}

function known() {
  const queries = new QueryClient()
  queries.setQueryData(accountQueries.me().queryKey, account)
  queries.setQueryData(keyQueries.apiKeys().queryKey, {
    items: [
      {
        identifier: 'aBcDeFgHiJkLmNoP',
        description: null,
        allowedIps: [],
        lastUsedAt: null,
        createdAt: null,
      },
    ],
    odd: 0,
  })
  return whatIsPrivate(queries)
}

describe('by how it looks', () => {
  const { kindOf } = whatIsPrivate(new QueryClient())
  test.each([
    ['email', 'mara@example.com'],
    ['email', 'una@localhost'],
    ['address', '203.0.113.9'],
    ['address', 'from 203.0.113.9.'],
    ['address', '203.0.113.0/24'],
    ['address', '203.0.113.9:2022'],
    ['address', '2001:db8::1'],
    ['address', '2001:db8::/32'],
    ['address', '::1'],
    ['address', '::ffff:203.0.113.9'],
    ['address', '2001:0db8:0000:0000:0000:0000:0000:0001'],
    ['identifier', '0b5c4a2e-1f3d-4c6b-8a7e-9d0f1e2a3b4c'],
    ['identifier', 'SHA256:q1'],
    ['identifier', 'aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99'],
    ['identifier', 'uNiVztksCsDhcc0u9e8BgrJXVGDULQ5gTuD2x+aB/Cd'],
    ['identifier', 'ptlc_TY84pCAKB7W'],
  ])('%s: %s', (kind, text) => expect(kindOf(text)).toBe(kind))
  test.each([
    'una',
    'Chrome on Linux',
    'Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0.0.0',
    '3:18 PM',
    '11:32:05',
    'user:account.email-changed',
    'Pterodactyl 1.11.10',
    'November 26, 2026',
    'std::vector',
    '',
  ])('nothing in %s', (text) => expect(kindOf(text)).toBeNull())
})

describe('by what the panel told', () => {
  const { kindOf, without } = known()
  test.each([
    ['userName', 'una.user'],
    ['userName', 'UNA.USER'],
    ['userName', 'pterodactyl-una-user-recovery-codes.txt'],
    ['name', 'Una Å.'],
    ['identifier', 'aBcDeFgHiJkLmNoP'],
  ])('%s: %s', (kind, text) => expect(kindOf(text)).toBe(kind))
  test.each(['luna.users', 'Una', '7 rows'])('nothing in %s', (text) =>
    expect(kindOf(text)).toBeNull(),
  )
  test('all of it is named in a sentence, each in its place', () => {
    const named = (kind: string) => `[${kind}]`
    expect(
      without(
        'una.user (una@localhost) from \u2068203.0.113.9\u2069 with aBcDeFgHiJkLmNoP',
        named,
      ),
    ).toBe('[userName] ([email]) from \u2068[address]\u2069 with [identifier]')
  })
  test('an account that is another one later is asked for again', () => {
    const queries = new QueryClient()
    const { kindOf } = whatIsPrivate(queries)
    expect(kindOf('otto')).toBeNull()
    queries.setQueryData(accountQueries.me().queryKey, { ...account, username: 'otto' })
    expect(kindOf('otto')).toBe('userName')
  })
})

describe('an API key whose name others have', () => {
  const key = (
    identifier: string,
    description: string | null,
    createdAt: number | null,
  ) => ({
    identifier,
    description,
    allowedIps: [],
    lastUsedAt: null,
    createdAt,
  })
  const queries = new QueryClient()
  queries.setQueryData(keyQueries.apiKeys().queryKey, {
    items: [
      key('ptlc_ci1', 'CI', 1000),
      key('ptlc_ci2', ' CI ', 2000),
      key('ptlc_ci3', 'CI', null),
      key('ptlc_none1', null, 3000),
      key('ptlc_none2', '', 4000),
      key('ptlc_bot', 'Bot', 5000),
    ],
    odd: 0,
  })
  test.each([
    ['ptlc_ci1', 1000],
    ['ptlc_ci2', 2000],
    ['ptlc_none2', 4000],
    // Nothing tells it, nobody else is told.
    ['ptlc_ci3', null],
    ['ptlc_bot', null],
    ['ptlc_other', null],
    ['CI', null],
  ])('%s is told by when it was made: %s', (identifier, at) =>
    expect(twinMadeAt(queries, identifier)).toBe(at),
  )
  test('what stands in a sentence is told to whoever names it', () =>
    expect(
      whatIsPrivate(queries).without('CI (ptlc_ci2)', (kind, found) =>
        [kind, found === 'ptlc_ci2'].join(),
      ),
    ).toBe('CI (identifier,true)'))
})
