import '#src/test/dom.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { beginningOf, injectedInto } from '#src/test/text-only.ts'

import {
  expectBrief,
  expectText,
  goesThrough,
  type Injection,
  injections,
  list,
  listCalls,
  marked,
  parts,
  readOn,
  wasHarmless,
  wasShown,
} from './corpus.ts'
import { minute, rowsOf } from './events.ts'
import { fields } from './fields.ts'

const main = () => screen.getByRole('main')

const shownFields = fields.activity.filter(
  (field) => !['id', 'timestamp', 'actor.email', 'actor.uuid'].includes(field),
)

const openActivity = (path: string, part: readonly Injection[]) => {
  const rows = part.flatMap(rowsOf)
  return openPage(path, {
    before: ({ rewrite }) => rewrite(calls.activity, () => list(...rows), Infinity),
  })
}

test.each([0, 1, 2])('in the feed, its details and findings: part %i', async (index) => {
  const part = parts[index] ?? []
  await openActivity('/activity', part)
  await screen.findByRole('heading', { level: 1, name: 'Activity' })
  // The rows come after the navigation, which is a list as well.
  await waitFor(() =>
    expect(main().querySelectorAll('details').length).toBeGreaterThan(100),
  )
  for (const details of main().querySelectorAll('details')) {
    details.open = true
    fireEvent(details, new Event('toggle'))
  }
  await waitFor(
    () =>
      expect(
        [...main().querySelectorAll('li details')].filter(
          (details) => !details.querySelector('table'),
        ),
      ).toHaveLength(0),
    // So many are drawn slowly.
    { timeout: 10_000 },
  )
  for (const button of screen.queryAllByRole('button', { name: /^Show .* more$/ }))
    fireEvent.click(button)
  const text = readOn(main())
  expect(injectedInto(document.body)).toEqual([])
  for (const injection of part)
    for (const field of fields.activity) {
      if (!shownFields.includes(field)) {
        wasHarmless('activity', field, injection)
        continue
      }
      expect(text, field).toContain(beginningOf(marked(injection, field)))
      if (injection.kind === 'long') expectBrief(field, injection, main())
      wasShown('activity', field, injection)
    }
})

test('in the steps after an incident', async () => {
  const since = new Date(Date.now() - 10_000 * minute).toISOString()
  const rows = (parts[0] ?? []).flatMap(rowsOf)
  const created = new Date().toISOString()
  await openPage(`/activity/not-me?since=${since}`, {
    before({ rewrite }) {
      rewrite(calls.activity, () => list(...rows), Infinity)
      rewrite(
        listCalls.apiKeys,
        () =>
          list(
            ...injections.map((injection) => ({
              object: 'api_key',
              attributes: {
                identifier: injection.text,
                description: marked(injection, 'description'),
                created_at: created,
              },
            })),
          ),
        Infinity,
      )
    },
  })
  await screen.findByRole('heading', { level: 1, name: 'Secure your account' })
  await screen.findAllByText(/^API key, made/)
  expect(injectedInto(document.body)).toEqual([])
  const text = readOn(main())
  for (const injection of injections)
    expect(text).toContain(beginningOf(marked(injection, 'description')))
})

test('in from where an API key was refused', async () => {
  await openPage('/api-keys', {
    before({ rewrite }) {
      const keyOf = (index: number) => `ptlc_key${String(index).padStart(8, '0')}`
      const rows = injections.map((injection, index) => ({
        object: 'activity_log',
        attributes: {
          id: `row ${index}`,
          event: 'auth:ip-blocked',
          ip: marked(injection, 'ip'),
          timestamp: new Date().toISOString(),
          properties: { identifier: keyOf(index) },
        },
      }))
      rewrite(calls.activity, () => list(...rows), Infinity)
      const keys = injections.map((_, index) => ({
        object: 'api_key',
        attributes: { identifier: keyOf(index), allowed_ips: ['192.0.2.1'] },
      }))
      rewrite(listCalls.apiKeys, () => list(...keys), Infinity)
    },
  })
  const table = await screen.findByRole('table', { name: 'API keys' })
  for (const name of within(table).getAllByRole('rowheader'))
    fireEvent.click(within(name).getByRole('button'))
  const places = await screen.findAllByRole('link', { name: /^Replace with this address/ })
  expect(places).toHaveLength(injections.length)
  for (const injection of injections) expectText('activity', [['ip', injection]])
})

goesThrough('activity')
