import type { ActivityEntry } from '#src/api/activity.ts'

import type { Recent } from '../recent.ts'

/** A row of the feed that says what it is given, and otherwise that somebody signed in. */
export const activityRow = (more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  id: 'a',
  event: 'auth:success',
  description: null,
  isApi: false,
  ip: null,
  properties: {},
  hasAdditionalMetadata: false,
  timestamp: 0,
  actor: null,
  ...more,
})

/** What was read of one kind, of which nothing is missing unless `more` says so. */
export const recentRows = (
  entries: readonly ActivityEntry[] = [],
  more: Partial<Recent> = {},
): Recent => ({ entries, since: null, odd: 0, offered: true, ...more })
