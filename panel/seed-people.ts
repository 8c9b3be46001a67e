import { demoSshKeys } from './seed-ssh-keys.ts'
import type { NewActivity, Panel } from './types.ts'

/** Ordinary people: they have little, and nothing of it is unusual. All have the same password. */
export const people = ['newbie', 'mara', 'steady'] as const

export type Person = (typeof people)[number]

const personPassword = 'perch-person-1'

const day = 86_400_000

const home = {
  ip: '203.0.113.7',
  useragent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
}

const phone =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'

/** Where the phone's provider lets it out: another network every few days. */
const mobileNetworks = [
  '198.51.100',
  '192.0.2',
  '198.18.4',
  '198.18.77',
  '198.18.131',
  '198.19.8',
  '198.19.66',
  '198.19.140',
  '198.19.201',
]

const signIn = (timestamp: number, ip: string, useragent: string): NewActivity => ({
  event: 'auth:success',
  timestamp,
  ip,
  properties: { ip, useragent },
})

type Facts = Pick<Panel, 'control'> & { id: number; username: string; now: number }

/** Two API keys, two SSH keys and 27 events. */
function seedMara({ control, id, username, now }: Facts) {
  const at = (days: number, event: string, properties: object, more = {}): NewActivity => ({
    event,
    timestamp: now - days * day,
    ip: home.ip,
    properties: { ...properties },
    ...more,
  })
  const made = [
    { description: 'Backups', days: 61, used: 1 },
    { description: 'Discord bot', days: 12, used: null },
  ].map(({ description, days, used }) => {
    const createdAt = now - days * day
    const lastUsedAt = used === null ? null : now - used * day
    const { identifier } = control.createApiKey(id, { description, createdAt, lastUsedAt })
    return at(days, 'user:api-key.create', { identifier })
  })
  const added = demoSshKeys.slice(0, 2).map(({ name, publicKey, days }) => {
    const createdAt = now - days * day
    const { fingerprint } = control.createSshKey(id, { name, publicKey, createdAt })
    return at(days, 'user:ssh-key.create', { fingerprint })
  })
  const guessed = { actorId: null }
  const failures = [40, 3].map((days) =>
    at(days + 0.001, 'auth:fail', { ...home, username }, guessed),
  )
  const changed = at(58, 'user:account.email-changed', {
    old: 'mara@old.example',
    new: 'mara@example.com',
  })
  const signIns = Array.from({ length: 20 }, (_, index) =>
    signIn(now - (index * 4 + 3) * day, home.ip, home.useragent),
  )
  return [...made, ...added, ...failures, changed, ...signIns]
}

/** At home with Firefox and on the way with a phone, by turns: a sign-in every two days for 89 days. */
const seedSteady = ({ now }: Facts) =>
  Array.from({ length: 45 }, (_, index) => {
    const timestamp = now - (89 - index * 2) * day
    if (index % 2 === 0) return signIn(timestamp, home.ip, home.useragent)
    const network = mobileNetworks[Math.floor(index / 5) % mobileNetworks.length]
    return signIn(timestamp, `${network}.${(index * 37) % 250}`, phone)
  })

const rowsOf: Record<Person, (facts: Facts) => NewActivity[]> = {
  // The sign-in that looks at it is all that ever happened.
  newbie: () => [],
  mara: seedMara,
  steady: seedSteady,
}

/** Makes the account of one of the people, as of now; what it had is replaced. Gives what to sign in with. */
export function seedPerson(
  { control }: Pick<Panel, 'control'>,
  person: Person,
): { username: string; password: string } {
  const now = control.now()
  control.atomically(() => {
    const account =
      control.findAccount(person) ??
      control.createAccount({
        username: person,
        email: `${person}@example.com`,
        password: personPassword,
        firstName: person[0]?.toUpperCase() + person.slice(1),
        lastName: 'Example',
        createdAt: now - (person === 'newbie' ? 0.01 : 400) * day,
      })
    control.reset(account.id)
    control.setPassword(account.id, personPassword)
    const rows = rowsOf[person]({ control, id: account.id, username: person, now })
    const inOrder = rows.toSorted((a, b) => a.timestamp - b.timestamp)
    control.replaceActivity(account.id, inOrder)
  })
  return { username: person, password: personPassword }
}
