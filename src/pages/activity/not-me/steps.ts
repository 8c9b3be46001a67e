import type { ActivityEntry } from '#src/api/activity.ts'
import { textIn } from '#src/feed/values.ts'
import type { Instant } from '#src/lib/instant.ts'

import { deletedKeys, keysIn } from './incident-keys.ts'
import { type Incident, type IncidentStep, isSince } from './incident.ts'

type Happened = ActivityEntry & { timestamp: Instant }

/** Panels compare addresses without regard to case. */
const isSameAddress = (one: string | null, other: string | null) =>
  one !== null && one.toLowerCase() === other?.toLowerCase()

function emailSteps({ email }: Incident, rows: readonly Happened[]): IncidentStep[] {
  const changes = rows
    .filter(({ event }) => event === 'user:account.email-changed')
    .toSorted((one, other) => one.timestamp - other.timestamp)
  const [first] = changes
  if (!first) return []
  // What it was before the first change is what it should be again.
  const old = textIn(first.properties, 'old')
  if (isSameAddress(old, email)) return []
  // A way that led back to the old address in between is over: what counts is when it was left for good.
  const back = changes.findLast(({ properties }) =>
    isSameAddress(textIn(properties, 'new'), old),
  )
  const left = changes.find(({ timestamp }) => timestamp > (back?.timestamp ?? -Infinity))
  return [{ id: 'email', kind: 'email', old, now: email, at: (left ?? first).timestamp }]
}

function passwordStep(rows: readonly Happened[]): IncidentStep {
  const row = rows.find(({ event }) => event === 'user:account.password-changed')
  const changed = row ? { at: row.timestamp, address: row.ip } : null
  const used = rows.find(({ event }) => event === 'event:password-reset')
  const link = used ?? rows.find(({ event }) => event === 'auth:reset-password')
  return {
    id: 'password',
    kind: 'password',
    changed,
    link: link ? { at: link.timestamp, used: link === used } : null,
  }
}

/** The new password that was made with the list. */
const newPassword = ({ rows, opened }: Pick<Incident, 'rows' | 'opened'>) =>
  rows.find(
    ({ event, timestamp }) =>
      event === 'user:account.password-changed' && isSince(timestamp, opened),
  )?.timestamp ?? null

function signOutStep(incident: Incident): IncidentStep {
  const { signedOut: at } = incident
  const changed = newPassword(incident)
  const stands = changed === null ? null : at !== null && at >= changed ? 'before' : 'after'
  return {
    id: 'sign-out',
    kind: 'sign-out',
    signedOut: at === null ? null : { at, newPassword: stands },
  }
}

/** What was set up or renewed with the list is this person's own. */
function factorStep(
  { twoFactor, opened }: Incident,
  rows: readonly Happened[],
): IncidentStep {
  if (twoFactor !== 'on')
    return { id: 'two-factor', kind: 'two-factor', known: twoFactor === 'off' }
  const renewed = rows.find(
    ({ event, timestamp }) => event === 'user:two-factor.create' && timestamp < opened,
  )
  return renewed
    ? { id: 'new-phone', kind: 'new-phone', at: renewed.timestamp }
    : { id: 'recovery-codes', kind: 'recovery-codes' }
}

/**
 * What closes an account that somebody else was in (`features.md` §1.2, rank 5), in the order that works: the password, what
 * opens the account or its servers without one, the second factor, and signing out, which asks for all of it. Where the
 * panel is closed until two-factor is on, nothing works before that. The key that this page acts with goes last.
 */
export function stepsFor(incident: Incident): IncidentStep[] {
  const { since, hasSession, isClosed } = incident
  const rows = incident.rows.filter((row): row is Happened => isSince(row.timestamp, since))
  const { suspect, own } = keysIn(incident)
  const deleted = deletedKeys(incident)
  const factor = factorStep(incident, rows)
  return [
    ...(isClosed ? [factor] : []),
    passwordStep(rows),
    ...emailSteps(incident, rows),
    ...(suspect.length + deleted.length > 0
      ? [{ id: 'keys', kind: 'keys', keys: suspect, deleted } as const]
      : []),
    ...(isClosed ? [] : [factor]),
    ...(hasSession ? [signOutStep(incident)] : []),
    ...(own.length > 0 ? [{ id: 'own-key', kind: 'own-key', keys: own } as const] : []),
  ]
}
