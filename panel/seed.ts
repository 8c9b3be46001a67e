import { createHash } from 'node:crypto'

import { demoActivity } from './seed-activity.ts'
import { demoApiKeys } from './seed-api-keys.ts'
import { createChance } from './seed-chance.ts'
import { demoServers } from './seed-servers.ts'
import { demoSshKeys } from './seed-ssh-keys.ts'
import type { Panel } from './types.ts'

/** Who signs in to the demo. */
export const demo = {
  username: 'una.user',
  email: 'una@example.com',
  password: 'perch-demo-1',
} as const

/** The demo's administrator. */
export const demoAdmin = {
  username: 'ada.admin',
  email: 'ada@example.com',
  password: 'perch-demo-2',
} as const

const day = 86_400_000
const rowCount = 5000

/**
 * Fills a panel with an account that has a past: keys of all ages, and 5,000 rows of activity over 90 days. Two panels
 * with the same clock and chance get the same past. Does nothing when the demo account is there already.
 */
export function seedDemo({ control }: Pick<Panel, 'control'>): void {
  if (control.findAccount(demo.username)) return
  const now = control.now()
  control.atomically(() => {
    control.createAccount({
      ...demoAdmin,
      firstName: 'Ada',
      lastName: 'Admin',
      admin: true,
      createdAt: now - 1500 * day,
    })
    const owner = control.createAccount({
      ...demo,
      firstName: 'Una',
      lastName: 'User',
      createdAt: now - 1200 * day,
    })
    for (const { description, created, used, allowedIps = [] } of demoApiKeys) {
      const createdAt = Math.round(now - created * day)
      const lastUsedAt = used === null ? null : Math.round(now - used * day)
      control.createApiKey(owner.id, { description, allowedIps, createdAt, lastUsedAt })
    }
    for (const { name, publicKey, days } of demoSshKeys)
      control.createSshKey(owner.id, { name, publicKey, createdAt: now - days * day })
    for (const server of demoServers) control.createServer(owner.id, server)
    replaceDemoActivity({ control }, rowCount)
  })
}

/** Gives the demo account so many rows of activity over 90 days, which agree with its keys, in place of those it has. */
export function replaceDemoActivity({ control }: Pick<Panel, 'control'>, count: number) {
  const owner = control.findAccount(demo.username)
  const friend = control.findAccount(demoAdmin.username)
  if (!owner || !friend) throw new Error('There is no demo account.')
  const [a = 0, b = 0, c = 0, d = 0] = control.random(4)
  const chance = createChance((a << 24) | (b << 16) | (c << 8) | d)
  const gone = createHash('sha256').update('a key that is gone').digest('base64')
  const facts = {
    now: control.now(),
    ownerId: owner.id,
    friendId: friend.id,
    username: owner.username,
    email: owner.email,
    ...control.keysOf(owner.id),
    goneKey: 'ptlc_qA7vTz0mXbR',
    goneFingerprint: gone.replaceAll('=', ''),
  }
  control.replaceActivity(owner.id, demoActivity(chance, facts, count))
}
