import { expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import { activityRow } from '#src/feed/testing/rows.ts'

import { keysIn, madeMeanwhile } from './incident-keys.ts'
import type { Incident } from './incident.ts'
import { isProven } from './proof.ts'
import { sessionRest } from './session-rest.ts'
import { stepsFor } from './steps.ts'

const since = Date.UTC(2026, 10, 20)
const hour = 3_600_000

const apiKey = (identifier: string, more: Partial<ApiKey> = {}): ApiKey => ({
  identifier,
  description: null,
  allowedIps: [],
  lastUsedAt: null,
  createdAt: since - hour,
  ...more,
})
const sshKey = (fingerprint: string, createdAt: number | null = since - hour): SshKey => ({
  fingerprint,
  name: fingerprint,
  publicKey: '',
  createdAt,
})
const row = (event: string, more: Partial<ActivityEntry> = {}) =>
  activityRow({ id: event, event, ip: '203.0.113.5', timestamp: since + hour, ...more })
const incident = (more: Partial<Incident> = {}): Incident => ({
  since,
  opened: since,
  email: 'una@example.test',
  rows: [],
  apiKeys: [],
  sshKeys: [],
  areKeysRead: true,
  twoFactor: 'on',
  isClosed: false,
  isInUse: () => false,
  hasSession: true,
  signedOut: null,
  lastUseOf: () => 'used',
  ...more,
})
const idsOf = (more: Partial<Incident>) => stepsFor(incident(more)).map(({ id }) => id)

test('there is always a password to change and a second factor to renew', () => {
  expect(idsOf({})).toEqual(['password', 'recovery-codes', 'sign-out'])
  expect(stepsFor(incident({ twoFactor: 'off' }))[1]).toMatchObject({ known: true })
  expect(stepsFor(incident({ twoFactor: 'unknown' }))[1]).toMatchObject({
    kind: 'two-factor',
    known: false,
  })
})

test('two-factor that was turned on or renewed since is set up anew: the entry may be a stranger’s', () => {
  const opened = since + 2 * hour
  const created = row('user:two-factor.create')
  expect(stepsFor(incident({ opened, rows: [created] }))[1]).toMatchObject({
    kind: 'new-phone',
    at: since + hour,
  })
  // Before that moment, or by this person with the list, it is their own.
  for (const timestamp of [since - hour, opened + hour])
    expect(
      stepsFor(incident({ opened, rows: [{ ...created, timestamp }] }))[1],
    ).toMatchObject({ kind: 'recovery-codes' })
  const step = { id: 'new-phone', kind: 'new-phone', at: since + hour } as const
  const later = (event: string) => row(event, { timestamp: opened + hour })
  const renewed = [later('user:two-factor.create')]
  expect(isProven(step, incident({ opened, rows: renewed }))).toBe(false)
  const anew = [...renewed, later('user:two-factor.delete')]
  expect(isProven(step, incident({ opened, rows: anew }))).toBe(true)
})

test('keys that were made or used since, or of which nobody knows, are a step; the rest is older', () => {
  const apiKeys = [
    apiKey('old'),
    apiKey('used', { lastUsedAt: since + hour }),
    apiKey('made', { createdAt: since }),
    apiKey('idle', { lastUsedAt: since - hour }),
    apiKey('untold', { lastUsedAt: undefined }),
    apiKey('undated', { createdAt: null }),
    apiKey('bound', { lastUsedAt: since + hour, allowedIps: ['192.0.2.1'] }),
  ]
  const sshKeys = [sshKey('laptop'), sshKey('new', since + hour), sshKey('when', null)]
  const found = incident({ apiKeys, sshKeys })
  expect(stepsFor(found)).toMatchObject([
    { kind: 'password' },
    {
      kind: 'keys',
      keys: [
        { identifier: 'new', of: 'ssh', why: 'made', at: since + hour },
        { identifier: 'made', why: 'made' },
        { identifier: 'undated', why: 'undated' },
        { identifier: 'when', of: 'ssh', why: 'undated' },
        { identifier: 'used', why: 'used', at: since + hour },
        { identifier: 'untold', why: 'unknown-use', at: null },
      ],
    },
    { kind: 'recovery-codes' },
    { kind: 'sign-out' },
  ])
  expect(keysIn(found).older).toMatchObject([
    { identifier: 'old', why: 'older' },
    { identifier: 'idle', why: 'older' },
    { identifier: 'bound', why: 'used', isBound: true },
    { identifier: 'laptop', why: 'older' },
  ])
})

test('a key tells from which address it was made, where the feed does', () => {
  const rows = [row('user:api-key.create', { properties: { identifier: 'made' } })]
  const apiKeys = [apiKey('made', { createdAt: since + hour }), apiKey('other')]
  const { suspect, older } = keysIn(incident({ rows, apiKeys }))
  expect([...suspect, ...older].map(({ from }) => from)).toEqual(['203.0.113.5', null])
})

test('where the page acts with a key, the others go first and that one last', () => {
  const apiKeys = [apiKey('own'), apiKey('made', { createdAt: since })]
  const found = incident({
    apiKeys,
    isInUse: (identifier) => identifier === 'own',
    hasSession: false,
  })
  expect(stepsFor(found)).toMatchObject([
    { kind: 'password' },
    { kind: 'keys', keys: [{ identifier: 'made' }] },
    { kind: 'recovery-codes' },
    { kind: 'own-key', keys: [{ identifier: 'own' }] },
  ])
})

test('an address that was changed goes back to what it was before all of it', () => {
  const changed = (old: string, next: string, timestamp: number) =>
    row('user:account.email-changed', { timestamp, properties: { old, new: next } })
  const rows = [
    changed('evil@a.test', 'evil@b.test', since + 2 * hour),
    changed('Una@example.test', 'evil@a.test', since + hour),
    changed('older@example.test', 'una@example.test', since - hour),
  ]
  expect(stepsFor(incident({ rows, email: 'evil@b.test' }))[1]).toMatchObject({
    kind: 'email',
    old: 'Una@example.test',
    now: 'evil@b.test',
    at: since + hour,
  })
  expect(idsOf({ rows })).toEqual(['password', 'recovery-codes', 'sign-out'])
})

test('an address is dated by when the old one was left for good', () => {
  const changed = (old: string, next: string, timestamp: number) =>
    row('user:account.email-changed', { timestamp, properties: { old, new: next } })
  const own = changed('una@old.test', 'una@example.test', since + hour)
  const there = changed('una@example.test', 'una@org.test', since + 2 * hour)
  const andBack = changed('una@org.test', 'una@example.test', since + 3 * hour)
  expect(stepsFor(incident({ rows: [andBack, there, own] }))[1]).toMatchObject({
    old: 'una@old.test',
    now: 'una@example.test',
    at: since + hour,
  })
  const twice = [
    changed('una@old.test', 'una@example.test', since + 6 * hour),
    changed('una@org.test', 'una@old.test', since + 5 * hour),
    changed('una@old.test', 'una@org.test', since + 4 * hour),
  ]
  expect(stepsFor(incident({ rows: twice }))[1]).toMatchObject({ at: since + 6 * hour })
})

test('keys that were deleted before the list was opened are no steps of it', () => {
  const rows = [
    row('user:api-key.delete', { id: 'a', properties: { identifier: 'ptlc_old' } }),
  ]
  expect(idsOf({ rows, opened: since + 2 * hour })).toEqual([
    'password',
    'recovery-codes',
    'sign-out',
  ])
})

test('keys that are gone are told, and where none is left the step is done', () => {
  const rows = [
    row('user:api-key.delete', { id: 'a', properties: { identifer: 'ptlc_old' } }),
    row('user:ssh-key.delete', { id: 'b', properties: { fingerprint: 'abc' } }),
    row('user:ssh-key.delete', { id: 'c', properties: {} }),
  ]
  const keysStep = (more: Partial<Incident> = {}) => {
    const found = incident({ rows, ...more })
    const step = stepsFor(found).find(({ kind }) => kind === 'keys')
    return step && { step, proven: isProven(step, found) }
  }
  expect(keysStep()).toMatchObject({
    step: {
      keys: [],
      deleted: [
        { of: 'api', identifier: 'ptlc_old' },
        { of: 'ssh', identifier: 'abc' },
      ],
    },
    proven: true,
  })
  const apiKeys = [apiKey('made', { createdAt: since })]
  expect(keysStep({ apiKeys })).toMatchObject({ proven: false })
  // Of lists that were not read nobody knows what is left.
  expect(keysStep({ areKeysRead: false })).toMatchObject({ proven: false })
})

test('what was done before the list was opened may have been the stranger', () => {
  const rows = [row('user:account.password-changed'), row('user:two-factor.create')]
  const steps = stepsFor(incident({ rows, hasSession: false }))
  const proven = (opened: number) =>
    steps.map((step) => isProven(step, incident({ opened, rows })))
  expect(proven(since + hour)).toEqual([true, true])
  expect(proven(since + hour + 1)).toEqual([false, false])
})

test('a sign-out counts that was made with the list, and after the new password', () => {
  const rows = [row('user:account.password-changed')]
  const signOut = (signedOut: number | null, more: Partial<Incident>) => {
    const found = incident({ signedOut, ...more })
    const step = stepsFor(found).find(({ kind }) => kind === 'sign-out')
    if (step?.kind !== 'sign-out') throw new Error('There is no such step')
    return [isProven(step, found), step.signedOut?.newPassword]
  }
  expect(signOut(null, { rows })).toEqual([false, undefined])
  expect(signOut(since + hour - 1, { rows })).toEqual([false, 'after'])
  expect(signOut(since + hour, { rows })).toEqual([true, 'before'])
  // One that was changed before the list was opened is none of it: whoever is still in may have done it.
  expect(signOut(since + 3 * hour, { rows, opened: since + 2 * hour })).toEqual([
    false,
    null,
  ])
  expect(signOut(since, {})).toEqual([false, null])
})

test('where the panel is closed until two-factor is on, that is the first step', () => {
  expect(idsOf({ twoFactor: 'off', isClosed: true })[0]).toBe('two-factor')
})

test.each(['used', 'tried', 'used-or-tried'] as const)(
  'a key whose last use was "%s" is told as that',
  (lastUse) => {
    const apiKeys = [apiKey('used', { lastUsedAt: since + hour })]
    const { suspect } = keysIn(incident({ apiKeys, lastUseOf: () => lastUse }))
    expect(suspect).toMatchObject([{ identifier: 'used', why: lastUse }])
  },
)

test('a key that was refused for its address was tried by somebody elsewhere, and is none of the older', () => {
  const apiKeys = [apiKey('bound', { lastUsedAt: since + hour, allowedIps: ['192.0.2.1'] })]
  for (const lastUse of ['tried', 'used-or-tried'] as const)
    expect(keysIn(incident({ apiKeys, lastUseOf: () => lastUse })).older).toEqual([])
})

test('a key that is bound to every address, or may have been made since, is none of the older', () => {
  const lastUsedAt = since + hour
  const apiKeys = [
    apiKey('open', { lastUsedAt, allowedIps: ['0.0.0.0/0', '::/0'] }),
    apiKey('undated', { lastUsedAt, allowedIps: ['192.0.2.1'], createdAt: null }),
  ]
  const { suspect, older } = keysIn(incident({ apiKeys }))
  expect(older).toEqual([])
  expect(suspect).toMatchObject([
    { identifier: 'undated', why: 'undated', isBound: true },
    { identifier: 'open', why: 'used', isBound: false },
  ])
})

test('keys that came after the list was opened are told apart from those before it', () => {
  const apiKeys = [
    apiKey('before', { createdAt: since + hour }),
    apiKey('after', { createdAt: since + 3 * hour }),
  ]
  const { suspect } = keysIn(incident({ apiKeys }))
  expect(madeMeanwhile(suspect, since + 2 * hour)).toMatchObject([{ identifier: 'after' }])
})

test('of a link to reset the password the panel may tell only that it was asked for', () => {
  const asked = row('auth:reset-password')
  const used = row('event:password-reset')
  expect(stepsFor(incident({ rows: [asked] }))[0]).toMatchObject({ link: { used: false } })
  expect(stepsFor(incident({ rows: [used, asked] }))[0]).toMatchObject({
    link: { used: true },
  })
})

test.each([
  ['Pterodactyl', { id: 7, twoFactorEnabled: null }, 'twelve'],
  ['Pelican', { id: null, twoFactorEnabled: false }, 'two'],
  ['a panel that is neither', { id: null, twoFactorEnabled: null }, 'other'],
] as const)('how long an unused session lives is that of %s', (_, account, rest) => {
  expect(sessionRest(account)).toBe(rest)
})
