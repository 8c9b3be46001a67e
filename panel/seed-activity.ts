import type { KeysOf } from './account-types.ts'
import type { Chance } from './seed-chance.ts'
import type { NewActivity } from './types.ts'

/** What the rows must agree with. */
export type SeedFacts = KeysOf & {
  now: number
  ownerId: number
  friendId: number
  username: string
  email: string
  /** Of a key that is gone. */
  goneKey: string
  goneFingerprint: string
}

const day = 86_400_000

const places = [
  {
    ip: '203.0.113.7',
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  },
  {
    ip: '203.0.113.7',
    agent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
  },
  {
    ip: '198.51.100.88',
    agent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  },
  {
    ip: '2001:db8:12:40::5f',
    agent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15',
  },
  {
    ip: '192.0.2.214',
    agent:
      'Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  },
] as const

const strangers = [
  'python-requests/2.32.5',
  'Mozilla/5.0 (compatible; Nimbostratus-Bot/v1.3.2)',
  'curl/8.16.0',
  'Mozilla/5.0 (Windows NT 6.1; WOW64; rv:40.0) Gecko/20100101 Firefox/40.1',
] as const

const subuserRights = [
  'control.console',
  'control.start',
  'file.read',
  'file.sftp',
] as const

/** What happened once, and agrees with the keys and the account of today. */
function milestones(facts: SeedFacts): NewActivity[] {
  const { now, friendId, email, ownerId } = facts
  const home = places[0].ip
  const at = (days: number, event: string, properties = {}, more = {}): NewActivity => ({
    event,
    timestamp: now - days * day,
    ip: home,
    properties,
    ...more,
  })
  const asked = { ip: home, useragent: places[0].agent }
  return [
    at(83, 'user:two-factor.create'),
    at(61, 'user:two-factor.delete'),
    at(57, 'user:account.email-changed', { old: 'una@old.example', new: email }),
    at(40.01, 'auth:reset-password', asked, {
      actorId: null,
      description: 'sending password reset email',
    }),
    at(39, 'user:account.password-changed'),
    at(35, 'user:api-key.create', { identifier: facts.goneKey }),
    at(16, 'user:api-key.delete', { identifier: facts.goneKey }, { isApi: true }),
    at(52, 'user:ssh-key.create', { fingerprint: facts.goneFingerprint }),
    at(33, 'user:ssh-key.delete', { fingerprint: facts.goneFingerprint }),
    at(
      48,
      'server:subuser.create',
      { email, permissions: subuserRights.slice(0, 2) },
      { actorId: friendId },
    ),
    at(
      21,
      'server:subuser.update',
      { email, old: subuserRights.slice(0, 2), new: subuserRights, revoked: false },
      { actorId: friendId },
    ),
    at(6, 'server:subuser.delete', { email, revoked: true }, { actorId: friendId }),
    ...facts.apiKeys.map(({ identifier, createdAt }) =>
      at(
        (now - createdAt) / day,
        'user:api-key.create',
        { identifier },
        { actorId: ownerId },
      ),
    ),
    ...facts.sshKeys.map(({ fingerprint, createdAt }) =>
      at((now - createdAt) / day, 'user:ssh-key.create', { fingerprint }),
    ),
  ].filter(({ timestamp }) => timestamp > now - 90 * day)
}

function signIn(chance: Chance, facts: SeedFacts, timestamp: number): NewActivity[] {
  const { ip, agent } = chance.pick(places)
  const properties = { ip, useragent: agent }
  const hadTwoFactor = timestamp > facts.now - 83 * day && timestamp < facts.now - 61 * day
  const success = { event: 'auth:success', timestamp: timestamp + 20_000, ip, properties }
  if (!hadTwoFactor) return [success]
  return [{ event: 'auth:checkpoint', timestamp, ip, actorId: null, properties }, success]
}

function guess(chance: Chance, facts: SeedFacts, timestamp: number): NewActivity[] {
  const ip = `198.51.100.${chance.whole(1, 254)}`
  const useragent = chance.pick(strangers)
  return Array.from({ length: chance.whole(1, 5) }, (_, index) => ({
    event: 'auth:fail',
    timestamp: timestamp + index * chance.whole(1, 4) * 1000,
    ip,
    actorId: null,
    properties:
      chance.next() < 0.7
        ? { ip, useragent, username: facts.username }
        : { ip, useragent, email: facts.email },
  }))
}

function sftpFailure(chance: Chance, timestamp: number): NewActivity {
  const method = chance.pick(['password', 'public_key'])
  const ip = '192.0.2.50'
  return { event: 'auth:sftp.fail', timestamp, ip, actorId: null, properties: { method } }
}

function blocked(chance: Chance, facts: SeedFacts, timestamp: number): NewActivity[] {
  // A call that is refused is a use too (contract rule 0.22), to the second.
  const keys = facts.apiKeys.filter(
    ({ restricted, createdAt, lastUsedAt }) =>
      restricted && createdAt < timestamp && timestamp + 1000 <= (lastUsedAt ?? 0),
  )
  const key = keys[chance.whole(0, keys.length - 1)]
  if (!key) return []
  const ip = `203.0.113.${chance.whole(41, 60)}`
  const properties = { identifier: key.identifier }
  return [{ event: 'auth:ip-blocked', timestamp, ip, isApi: true, properties }]
}

/** So many rows of the last 90 days, in the order of time. */
export function demoActivity(
  chance: Chance,
  facts: SeedFacts,
  count: number,
): NewActivity[] {
  const rows = milestones(facts)
  while (rows.length < count) {
    const timestamp = facts.now - chance.next() * 89.9 * day - 60_000
    const dice = chance.next()
    if (dice < 0.62) rows.push(...signIn(chance, facts, timestamp))
    else if (dice < 0.78) rows.push(...guess(chance, facts, timestamp))
    else if (dice < 0.9) rows.push(sftpFailure(chance, timestamp))
    else rows.push(...blocked(chance, facts, timestamp))
  }
  return rows.slice(0, count).toSorted((a, b) => a.timestamp - b.timestamp)
}
