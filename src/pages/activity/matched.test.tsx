import '#src/test/dom.ts'
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'

import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { none } from './filter.ts'
import { Matched } from './no-events.tsx'

beforeAll(() => english('activity-more'))
afterEach(cleanup)

const all = { filter: { ...none, search: 'una' }, read: 50, found: 3, hasOlder: true }
const said = (more: Partial<typeof all>) =>
  render(
    <Matched isBusy={false} {...all} {...more} />,
    inHost(),
  ).container.textContent.trim()

test('it is said in how many events was looked, by what, and that there are older ones', () => {
  expect(said({})).toBe(
    'Of 50 events that are loaded, 3 match your search. Older ones were not looked through.',
  )
  expect(said({ read: 1, found: 1, hasOlder: false })).toBe(
    'Of 1 event that is loaded, 1 matches your search.',
  )
  expect(said({ found: 0 })).toContain('none matches your search.')
})

test('words and filters narrow together', () => {
  const filter = { ...none, byApi: true }
  expect(said({ filter })).toContain('3 match your filters.')
  expect(said({ filter: { ...filter, search: 'una' } })).toContain(
    '3 match both your search and your filters.',
  )
  expect(said({ filter: { ...all.filter, kind: 'account' } })).toContain('both')
})

test('where all were looked through in vain other words say that', () => {
  expect(said({ found: 0, hasOlder: false })).toBe('')
})
