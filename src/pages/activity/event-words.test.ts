import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'
import { readAgent } from '#src/feed/agent.ts'
import { byDay } from '#src/feed/days.ts'
import { dedupe } from '#src/feed/dedupe.ts'
import { activityRow } from '#src/feed/testing/rows.ts'
import { valueText } from '#src/feed/values.ts'

import { knownEvents, wordsFor } from './event-words.ts'

const row = (entry: Partial<ActivityEntry>) => activityRow({ ip: '192.0.2.1', ...entry })

// contract.md §5.4, each with what panels write beside it.
test.each([
  ['auth:success', {}, 'activity.signedIn', {}],
  ['auth:fail', { username: 'una' }, 'activity.signInFailed', {}],
  ['auth:fail', { username: null }, 'activity.wrongCode', {}],
  ['auth:fail', { email: 'una@example.com' }, 'activity.signInFailed', {}],
  ['auth:checkpoint', {}, 'activity.checkpoint', {}],
  ['auth:token', {}, 'activity.codeAccepted', {}],
  ['auth:recovery-token', {}, 'activity.recoveryCodeUsed', {}],
  ['auth:reset-password', {}, 'activity.resetAsked', {}],
  ['event:password-reset', {}, 'activity.passwordReset', {}],
  ['auth:password-reset', {}, 'activity.passwordReset', {}],
  [
    'auth:ip-blocked',
    { identifier: 'ptlc_a' },
    'activity.keyRefused',
    { identifier: 'ptlc_a' },
  ],
  ['auth:sftp.fail', { method: 'password' }, 'activity.sftpFailed', {}],
  [
    'user:account.email-changed',
    { old: 'a@b', new: 'c@d' },
    'activity.emailChanged',
    { old: 'a@b', new: 'c@d' },
  ],
  [
    'user:account.username-changed',
    { old: 'a', new: 'b' },
    'activity.usernameChanged',
    { old: 'a', new: 'b' },
  ],
  ['user:account.email-changed', { old: 'a@b' }, 'activity.someEmailChanged', {}],
  ['user:account.password-changed', {}, 'activity.passwordChanged', {}],
  ['user:account.avatar-changed', {}, 'activity.avatarChanged', {}],
  ['user:two-factor.create', {}, 'activity.twoFactorOn', {}],
  ['user:two-factor.delete', {}, 'activity.twoFactorOff', {}],
  ['user:api-key.create', { identifier: 'x' }, 'activity.apiKeyMade', { identifier: 'x' }],
  [
    'user:api-key.delete',
    { identifier: 'x' },
    'activity.apiKeyDeleted',
    { identifier: 'x' },
  ],
  [
    'user:api-key.delete',
    { identifer: 'x' },
    'activity.apiKeyDeleted',
    { identifier: 'x' },
  ],
  ['user:api-key.delete', {}, 'activity.someApiKeyDeleted', {}],
  [
    'user:ssh-key.create',
    { fingerprint: 'a/b+' },
    'activity.sshKeyAdded',
    { fingerprint: 'SHA256:a/b+' },
  ],
  [
    'user:ssh-key.delete',
    { fingerprint: 'MD5:aa:bb' },
    'activity.sshKeyRemoved',
    { fingerprint: 'MD5:aa:bb' },
  ],
  ['user:passkey.create', {}, 'activity.passkeyAdded', {}],
  ['user:passkey.delete', {}, 'activity.passkeyRemoved', {}],
  ['user:store.resource-purchase', {}, 'activity.purchase', {}],
  ['server:subuser.create', { email: 'a@b' }, 'activity.subuserMade', {}],
  ['server:subuser.update', { email: 'a@b' }, 'activity.subuserChanged', {}],
  ['server:subuser.delete', { email: 'a@b' }, 'activity.subuserRemoved', {}],
  ['user:some-thing.do_it', {}, 'activity.unknown', { name: 'user · some thing · do it' }],
  [':::', {}, 'activity.unknown', { name: ':::' }],
  ['constructor', {}, 'activity.unknown', { name: 'constructor' }],
])('%s with %j is told as %s', (event, properties, key, values) => {
  expect(wordsFor(row({ event, properties }))).toMatchObject({ key, values })
})

test('every event with words of its own is in the table above', () => {
  expect(knownEvents).toHaveLength(26)
})

test('whatever a panel writes, a row has words, values and a browser', () => {
  const properties = fc.dictionary(fc.string(), fc.jsonValue())
  fc.assert(
    fc.property(fc.string(), properties, (event, found) => {
      const name = fc.sample(fc.constantFrom(event, ...knownEvents), 1)[0] ?? event
      const told = wordsFor(row({ event: name, properties: found }))
      expect(told.key).toMatch(/^activity\./)
      for (const value of Object.values(found))
        expect(typeof valueText(value)).toBe('string')
      readAgent(JSON.stringify(found))
    }),
  )
})

test('a user agent names a browser and a system, a forged one of a million letters does no harm', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'
  expect(readAgent(firefox)).toEqual({ browser: 'Firefox', system: 'Linux' })
  expect(readAgent('Mozilla/5.0 (compatible; Some-Bot/v1.2)').browser).toBe('Some-Bot')
  // They begin as all do, and say no more.
  for (const nameless of ['Mozilla/5.0 (compatible)', 'Mozilla/5.0 (compatible; )'])
    expect(readAgent(nameless).browser).toBeNull()
  expect(readAgent('')).toEqual({ browser: null, system: null })
  expect(readAgent('('.repeat(1_000_000)).system).toBe(null)
})

test('rows told twice, by the next page or by the panel, are shown once', () => {
  const entries = [
    row({ id: '1', timestamp: 1_700_000_000_100 }),
    row({ id: '2', timestamp: 1_700_000_000_900 }),
    row({ id: '3', timestamp: 1_700_000_000_900, ip: '192.0.2.2' }),
    row({ id: '4', event: 'user:api-key.create', timestamp: 1_700_000_000_000 }),
    row({ id: '5', event: 'user:api-key.create', timestamp: 1_700_000_000_000 }),
    row({ id: '6', event: 'auth:fail', timestamp: 1_700_000_000_000 }),
    row({ id: '7', event: 'auth:fail', timestamp: 1_700_000_000_000 }),
  ]
  const shown = dedupe([entries, entries.slice(3)])
  expect(shown.map(({ id }) => id)).toEqual(['1', '3', '4', '5', '6', '7'])
})

test('rows stand under their day, and those without a date under none', () => {
  const noon = new Date(2026, 4, 3, 12).getTime()
  const days = byDay([
    row({ id: '1', timestamp: noon }),
    row({ id: '2', timestamp: noon - 11 * 3_600_000 }),
    row({ id: '3', timestamp: noon - 13 * 3_600_000 }),
    row({ id: '4', timestamp: null }),
  ])
  expect(days.map(({ entries }) => entries.map(({ id }) => id))).toEqual([
    ['1', '2'],
    ['3'],
    ['4'],
  ])
  expect(days.at(-1)?.day).toBe(null)
})

test('what signs in, what is refused and what protects have different signs', () => {
  const iconOf = (event: string) => wordsFor(row({ event })).icon
  expect(['auth:success', 'auth:fail', 'auth:token'].map(iconOf)).toEqual([
    'signIn',
    'refused',
    'security',
  ])
})
