import '#src/test/dom.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { beginningOf, injectedInto } from '#src/test/text-only.ts'

import {
  expectBrief,
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
    () => expect(screen.queryAllByRole('table').length).toBeGreaterThan(100),
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
  await screen.findByRole('heading', { level: 1, name: 'This was not me' })
  await screen.findAllByText(/^Delete the API key/)
  expect(injectedInto(document.body)).toEqual([])
  const text = readOn(main())
  for (const injection of injections)
    expect(text).toContain(beginningOf(marked(injection, 'description')))
})

goesThrough('activity')
