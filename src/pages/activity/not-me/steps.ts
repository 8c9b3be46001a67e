import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import { textIn } from '#src/feed/values.ts'
import type { Instant } from '#src/lib/instant.ts'

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

function apiKeyStep(key: ApiKey, { since, isInUse, lastUseOf }: Incident): IncidentStep[] {
  const { identifier, createdAt, lastUsedAt } = key
  const name = key.description?.trim() || identifier
  const step = { id: `api-key:${identifier}`, kind: 'api-key', identifier, name } as const
  if (isInUse(identifier)) return [{ ...step, why: 'in-use', at: null }]
  if (isSince(createdAt, since)) return [{ ...step, why: 'made', at: createdAt }]
  if (lastUsedAt === undefined || isSince(lastUsedAt, since))
    return [
      {
        ...step,
        why: lastUseOf(key),
        at: lastUsedAt ?? null,
      },
    ]
  return []
}

/** What was made since comes before what was only used: a program of one's own uses its key every hour. */
const isOnlyUsed = (step: IncidentStep) =>
  Number(step.kind === 'api-key' && step.why !== 'made')

/** Before the list was opened, nobody had found a key there to delete: that may have been anybody, for any reason. */
function deletedKeys({ opened }: Incident, rows: readonly Happened[]): IncidentStep[] {
  return rows
    .filter(({ timestamp }) => timestamp >= opened)
    .flatMap(({ id, event, properties, timestamp: at }): IncidentStep[] => {
      const key =
        event === 'user:api-key.delete'
          ? 'api'
          : event === 'user:ssh-key.delete'
            ? 'ssh'
            : null
      if (key === null) return []
      // Before 1.9 panels misspelt it (contract §5.4).
      const of =
        textIn(properties, 'identifier') ??
        textIn(properties, 'identifer') ??
        textIn(properties, 'fingerprint')
      return of === null ? [] : [{ id, kind: 'deleted-key', key, of, at }]
    })
}

/**
 * What closes an account that somebody else was in (`features.md` §1.2, rank 5), in the order that works: where this
 * page itself acts with a key, a new password does not end it, and that key goes last; where the panel is closed until
 * two-factor is on, nothing works before that.
 */
export function stepsFor(incident: Incident): IncidentStep[] {
  const { since, apiKeys, sshKeys, isInUse, isClosed } = incident
  const rows = incident.rows.filter((row): row is Happened => isSince(row.timestamp, since))
  const ownKeys = apiKeys.filter(({ identifier }) => isInUse(identifier))
  const otherKeys = apiKeys.filter(({ identifier }) => !isInUse(identifier))
  const web: IncidentStep[] = [
    ...emailSteps(incident, rows),
    passwordStep(rows),
    ...(incident.hasSession ? [signOutStep(incident)] : []),
  ]
  const keys = [
    ...[
      ...otherKeys.flatMap((key) => apiKeyStep(key, incident)),
      ...sshKeys.flatMap(({ fingerprint, name, createdAt: at }): IncidentStep[] =>
        at !== null && at >= since
          ? [{ id: `ssh-key:${fingerprint}`, kind: 'ssh-key', fingerprint, name, at }]
          : [],
      ),
    ].toSorted((one, other) => isOnlyUsed(one) - isOnlyUsed(other)),
    ...deletedKeys(incident, rows),
  ]
  const factor = factorStep(incident, rows)
  const others = ownKeys.length > 0 ? [...keys, ...web] : [...web, ...keys]
  return [
    ...(isClosed ? [factor, ...others] : [...others, factor]),
    ...ownKeys.flatMap((key) => apiKeyStep(key, incident)),
  ]
}
