import type { Account } from '#src/api/account.ts'
import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import type { LastUse } from '#src/feed/refusals.ts'
import { textIn } from '#src/feed/values.ts'
import type { Instant } from '#src/lib/instant.ts'

/** One thing to do; `id` stays the same as long as it is the same thing. */
export type IncidentStep = { id: string } &
  /** `at`: when the old address was left. */
  (
    | { kind: 'email'; old: string | null; now: string; at: Instant }
    | {
        kind: 'password'
        changed: { at: Instant; address: string | null } | null
        /** A link to reset it: most panels tell only that it was asked for, not that it was used (contract §5.4). */
        link: { at: Instant; used: boolean } | null
      }
    /**
     * Ends what the panel remembers of browsers; without a session there is nothing to end. `newPassword`: where the one
     * of this list stands from the sign-out; `null`: not known of any.
     */
    | {
        kind: 'sign-out'
        signedOut: { at: Instant; newPassword: 'before' | 'after' | null } | null
      }
    | {
        kind: 'api-key'
        identifier: string
        name: string
        why: 'made' | 'in-use' | LastUse
        /** `null` when the panel does not tell when it was used. */
        at: Instant | null
      }
    | { kind: 'ssh-key'; fingerprint: string; name: string; at: Instant }
    | { kind: 'two-factor'; known: boolean }
    | { kind: 'recovery-codes' }
    /** Two-factor is on, and was turned on or renewed at a moment of the list: the entry may be on somebody else's phone. */
    | { kind: 'new-phone'; at: Instant }
    /** It was to be done, and was. */
    | { kind: 'deleted-key'; key: 'api' | 'ssh'; of: string; at: Instant }
  )

/** What the steps are made from; `null` for what could not be read. */
export type Incident = {
  /** From this moment on somebody else may have been in the account. */
  since: Instant
  /** When this person began with the list. */
  opened: Instant
  email: string
  /** Rows about keys, the account and sign-ins; newest first within each of the three. */
  rows: readonly ActivityEntry[]
  apiKeys: readonly ApiKey[]
  sshKeys: readonly SshKey[]
  twoFactor: 'on' | 'off' | 'unknown'
  /** Whether the panel shows and changes nothing until two-factor is on. */
  isClosed: boolean
  /** Whether this page acts with the key of this identifier. */
  isInUse: (identifier: string) => boolean
  /** What the last use of a key was. */
  lastUseOf: (key: ApiKey) => LastUse
  /** Whether this page acts by a session of the panel. */
  hasSession: boolean
  /** When they signed out in this tab since they began with the list, by the panel's clock; `null`: not that anybody knows. */
  signedOut: Instant | null
}

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

const isSince = (at: Instant | null | undefined, since: Instant) =>
  typeof at === 'number' && at >= since

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

/** What proves that steps were done. */
export type StepProof = {
  /** When this person began with the list. */
  opened: Instant
  rows: readonly ActivityEntry[]
}

/** Whether a step was done since the list was opened: by what the panel says, or by a sign-out that it confirmed here. */
export function isProven(step: IncidentStep, { opened, rows }: StepProof): boolean {
  switch (step.kind) {
    case 'deleted-key':
      return true
    case 'password':
      return step.changed !== null && step.changed.at >= opened
    case 'recovery-codes':
      return rows.some(
        ({ event, timestamp }) =>
          event === 'user:two-factor.create' && isSince(timestamp, opened),
      )
    case 'new-phone':
      return ['user:two-factor.delete', 'user:two-factor.create'].every((wanted) =>
        rows.some(({ event, timestamp }) => event === wanted && isSince(timestamp, opened)),
      )
    // Before the new password, whoever knows the old one can be remembered again.
    case 'sign-out':
      return step.signedOut?.newPassword === 'before'
    default:
      return false
  }
}

/** The steps about keys that were made after this person began with the list: by themselves, or by whoever is still in. */
export function madeMeanwhile(
  steps: readonly IncidentStep[],
  opened: Instant,
): IncidentStep[] {
  return steps.filter(
    (step) =>
      (step.kind === 'ssh-key' || (step.kind === 'api-key' && step.why === 'made')) &&
      isSince(step.at, opened),
  )
}

/** How long a session lives unused in the usual settings of the panel's family (rule 0.14; Pelican alone has no `id`, and says whether two-factor is on). */
export function sessionRest({
  id,
  twoFactorEnabled,
}: Pick<Account, 'id' | 'twoFactorEnabled'>): 'twelve' | 'two' | 'other' {
  if (id !== null) return 'twelve'
  return twoFactorEnabled === null ? 'other' : 'two'
}
