import { expect, test } from 'vitest'

import { activityPage } from '#src/api/activity.ts'

import { isAskedFor, readEvent, writeEvent } from './event-address.ts'

const moment = '2026-11-29T10:20:30+00:00'
const row = (attributes: Record<string, unknown>) => {
  const written = {
    event: 'auth:success',
    timestamp: moment,
    properties: {},
    ...attributes,
  }
  const body = { data: [{ object: 'activity_log', attributes: written }] }
  const [entry] = activityPage.parse(body).items
  if (!entry) throw new Error('No row was read')
  return entry
}
const id = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'

test('an event is asked for by the id that the panel gives it', () => {
  const entry = row({ id })
  const query = new URLSearchParams(writeEvent(entry))
  expect(query.toString()).toBe(`event=${id}&at=2026-11-29T10%3A20%3A30.000Z`)
  const asked = readEvent(query)
  expect(asked && isAskedFor(asked, entry)).toBe(true)
  expect(asked && isAskedFor(asked, row({ id: 'another' }))).toBe(false)
})

test('where panels give none, nothing that is made of an address or of properties is told', () => {
  const entry = row({ ip: '198.51.100.7', properties: { email: 'una@example.test' } })
  const written = writeEvent(entry)
  expect(written).toEqual(writeEvent(row({ ip: '203.0.113.7' })))
  expect(JSON.stringify(written)).not.toContain(entry.id)
  const asked = readEvent(new URLSearchParams(written))
  expect(asked && isAskedFor(asked, entry)).toBe(true)
  for (const other of [
    row({ event: 'auth:fail' }),
    row({ timestamp: '2026-11-29T10:20:31+00:00' }),
    row({ id, timestamp: null }),
  ])
    expect(asked && isAskedFor(asked, other)).toBe(false)
})

test('nor is it where several rows say the same', () => {
  const same = { event: 'auth:fail', timestamp: moment, properties: {} }
  const { items } = activityPage.parse({ data: [same, same] })
  expect(items).toHaveLength(2)
  for (const entry of items) expect(writeEvent(entry)['event']).toBe('auth:fail')
})

test('the day of an event is told by its moment alone', () => {
  const read = (query: string) => readEvent(new URLSearchParams(query))
  expect(read('at=2026-11-29T10:20:30.000Z')).toBeNull()
  expect(read('event=a&at=nonsense')?.day).toBeNull()
  expect(read('event=a&at=2026-11-29T12:00:00.000Z')?.day).toBe('2026-11-29')
})
