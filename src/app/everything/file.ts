import type { ActivityEntry } from '#src/api/activity.ts'
import type { Instant } from '#src/lib/instant.ts'
import type { ExportProgress } from '#src/pages/activity/export/feed-walk.ts'
import { codesLeft } from '#src/two-factor/two-factor-state.ts'

import type { PartName, PartsRead, WhyNot } from './read-parts.ts'

/** The shape of the file, as the README tells it; another one has another number. */
const version = 1

const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString())

/** All that is in the file. */
export type Knowledge = PartsRead & {
  /** `null` where none of it was read. */
  activity: { entries: readonly ActivityEntry[]; progress: ExportProgress } | null
  /** Why rows of it are missing; `null` when none are. */
  activityNotRead: WhyNot | null
  /** When the reading began, and when it ended. */
  from: Instant
  to: Instant
  /** Where the panel is. */
  panelUrl: string
  /** Of Perch. */
  perchVersion: string
}

/** What this page knows as JSON. Each field is named here: what is not, is not in the file. Times are ISO 8601, in UTC. */
export function fileOf(known: Knowledge): string {
  const { account, twoFactor, apiKeys, sshKeys } = known.parts
  const { activity, activityNotRead } = known
  const notRead = Object.entries({
    ...known.notRead,
    ...(activityNotRead && { activity: activityNotRead }),
  } satisfies Partial<Record<PartName | 'activity', WhyNot>>).map(([part, why]) => ({
    part,
    why,
  }))
  const all = {
    format: 'perch-account',
    version,
    read: { from: iso(known.from), to: iso(known.to) },
    panel: { address: known.panelUrl },
    perch: { version: known.perchVersion },
    account: account && {
      id: account.id,
      uuid: account.uuid,
      username: account.username,
      email: account.email,
      firstName: account.firstName,
      lastName: account.lastName,
      admin: account.admin,
      language: account.language,
    },
    twoFactor: twoFactor && {
      state: twoFactor.state,
      by: twoFactor.by,
      codesMadeAt: iso(twoFactor.codesMadeAt),
      codesLeft: codesLeft(twoFactor),
    },
    apiKeys: apiKeys && {
      read: apiKeys.items.length,
      unreadable: apiKeys.odd,
      items: apiKeys.items.map((key) => ({
        identifier: key.identifier,
        description: key.description,
        allowedIps: key.allowedIps,
        // Left out where the panel does not tell; `null` is never.
        ...(key.lastUsedAt !== undefined && { lastUsedAt: iso(key.lastUsedAt) }),
        createdAt: iso(key.createdAt),
      })),
    },
    sshKeys: sshKeys && {
      read: sshKeys.items.length,
      unreadable: sshKeys.odd,
      items: sshKeys.items.map((key) => ({
        name: key.name,
        fingerprint: key.fingerprint,
        publicKey: key.publicKey,
        createdAt: iso(key.createdAt),
      })),
    },
    activity: activity && {
      read: activity.entries.length,
      unreadable: activity.progress.odd,
      writtenTwice: activity.progress.twice,
      total: activity.progress.total,
      unsureSeconds: activity.progress.unsure,
      items: activity.entries.map((entry) => ({
        event: entry.event,
        timestamp: iso(entry.timestamp),
        ip: entry.ip,
        byApiKey: entry.isApi,
        actor: entry.actor,
        description: entry.description,
        properties: entry.properties,
      })),
    },
    notRead,
  }
  return `${JSON.stringify(all, null, 2)}\n`
}

/** What the file is called: `perch-una-2026-11-29.json`. */
export const fileName = (username: string, day: string): string =>
  `perch-${username.replace(/[^\w.-]+/g, '_')}-${day}.json`
