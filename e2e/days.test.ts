import { describe, expect, test } from 'vitest'

import { browserZone, isoDay, midnight, noon } from './days.ts'

const zones = [
  browserZone,
  'UTC',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
]
/** An ordinary day, the days on which clocks change there, ends of months, and a leap day. */
const days = [
  '2026-11-27',
  '2026-03-29',
  '2026-03-30',
  '2026-10-25',
  '2026-10-26',
  '2026-12-31',
  '2027-01-01',
  '2027-03-31',
  '2028-02-29',
]
const minutes = [0, 59]

/** Every hour of the days in UTC, which is every hour of the days in each zone. */
const moments = days.flatMap((day) =>
  Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour) =>
    minutes.map((minute) => Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000),
  ),
)

/** The day before, of days written like 2026-11-27: by the calendar, without any clock. */
function daysBefore(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - count)
  return date.toISOString().slice(0, 10)
}

describe.each(zones)('in %s', (zone) => {
  const dayOf = new Intl.DateTimeFormat('sv', { timeZone: zone })
  const timeOf = new Intl.DateTimeFormat('sv', { timeZone: zone, timeStyle: 'short' })

  test.each([0, 1, 8, 100])('%i days ago is counted from its today', (daysAgo) => {
    const told = moments.map((now) => {
      const at = noon(now, daysAgo, zone)
      return `${dayOf.format(at)} ${timeOf.format(at)}`
    })
    const wanted = moments.map((now) => `${daysBefore(dayOf.format(now), daysAgo)} 12:00`)
    expect(told).toEqual(wanted)
  })

  test.each([0, 1, 8, 100])('a day began at midnight, %i days ago', (daysAgo) => {
    const told = moments.map((now) => {
      const at = midnight(now, daysAgo, zone)
      return `${dayOf.format(at)} ${timeOf.format(at)}`
    })
    const wanted = moments.map((now) => `${daysBefore(dayOf.format(now), daysAgo)} 00:00`)
    expect(told).toEqual(wanted)
  })
})

test('days are those of the browser, wherever this machine is', () => {
  expect(isoDay.format(Date.parse('2026-11-26T23:30:00Z'))).toBe('2026-11-27')
  expect(isoDay.format(Date.parse('2026-07-26T21:30:00Z'))).toBe('2026-07-26')
})
