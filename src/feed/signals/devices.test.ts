import { expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'

import { unreadableAgents } from '../agent-query.ts'
import { readAgent } from '../agent.ts'
import { activityRow, recentRows } from '../testing/rows.ts'
import { devicesOf } from './devices.ts'
import { dated } from './find-signals.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const olderFirefox = firefox.replaceAll('145', '144')
const chrome =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'

let made = 0
const signIn = (
  timestamp: number | null,
  useragent?: string | null,
  more: Partial<ActivityEntry> = {},
) =>
  activityRow({
    id: `row-${(made += 1)}`,
    event: 'auth:success',
    ip: '203.0.113.5',
    timestamp,
    properties: useragent === undefined ? {} : { useragent },
    ...more,
  })
const devices = (
  entries: readonly ActivityEntry[],
  { read = readAgent, own = null as string | null } = {},
) => devicesOf(dated(recentRows(entries)), { readAgent: read, ownAgent: own })

test('sign-ins with the same browser on the same system are one device, whatever its version', () => {
  const found = devices([
    signIn(50, firefox, { ip: '192.0.2.7' }),
    signIn(40, chrome),
    signIn(30, olderFirefox),
    signIn(20, firefox, { ip: '192.0.2.7' }),
  ])
  expect(found).toEqual([
    {
      client: { name: 'Firefox', isProgram: false },
      system: 'Linux',
      isLikeThis: false,
      first: 20,
      last: 50,
      count: 3,
      addresses: ['192.0.2.7', '203.0.113.5'],
      isAddressHidden: false,
    },
    expect.objectContaining({
      client: { name: 'Chrome', isProgram: false },
      system: 'Android',
      count: 1,
    }),
  ])
})

test('only a sign-in that worked, and that has a date, tells of a device', () => {
  const failed = signIn(60, chrome, { event: 'auth:fail' })
  const asked = signIn(50, chrome, { event: 'auth:checkpoint' })
  expect(devices([failed, asked, signIn(null, chrome)])).toEqual([])
})

test('this browser is told by the whole of what it calls itself', () => {
  const rows = [signIn(50, olderFirefox), signIn(40, chrome)]
  const isLikeThis = (own: string | null) =>
    devices(rows, { own }).map((device) => device.isLikeThis)
  expect(isLikeThis(olderFirefox)).toEqual([true, false])
  expect(isLikeThis(firefox)).toEqual([false, false])
  expect(isLikeThis(null)).toEqual([false, false])
})

test('a program is no browser, and what the rows do not tell stays unknown', () => {
  const found = devices([
    signIn(50, 'python-requests/2.32.5'),
    signIn(40, ''),
    signIn(30),
    signIn(20, firefox, { ip: null }),
  ])
  expect(found.map(({ client }) => client)).toEqual([
    { name: 'python-requests', isProgram: true },
    { name: '', isProgram: true },
    null,
    { name: 'Firefox', isProgram: false },
  ])
  expect(found.map(({ isAddressHidden }) => isAddressHidden)).toEqual([
    false,
    false,
    false,
    true,
  ])
})

test('where nothing can read user agents all browsers are one that is not known', () => {
  const rows = [signIn(50, firefox), signIn(40, chrome)]
  expect(devices(rows, { read: unreadableAgents })).toEqual([
    expect.objectContaining({ client: null, system: null, count: 2 }),
  ])
})
