import '#src/test/dom.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { listActivity } from '#src/api/activity-list.ts'
import { withPanel } from '#src/api/testing/panel.ts'
import { readAgent } from '#src/feed/agent.ts'
import { byDay, startOfDay } from '#src/feed/days.ts'
import { dedupe } from '#src/feed/dedupe.ts'
import { namelessKeys } from '#src/feed/key-names.ts'
import { provenances } from '#src/feed/provenance.ts'
import { findSignals } from '#src/feed/signals/find-signals.ts'
import { accountQueries } from '#src/session/queries.ts'
import { createTestHost, createTestQueries, englishFor } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { countDays } from './chart/counts.ts'
import { knownEvents } from './event-words.ts'
import { Feed } from './feed.tsx'
import { matcher, none } from './filter.ts'
import { inRuns } from './runs.ts'
import { signalWords } from './signals/signal-words.ts'

const host = createTestHost()
const queries = createTestQueries({}, host)
queries.setQueryData(accountQueries.me().queryKey, {
  id: 1,
  uuid: null,
  username: 'una',
  email: 'una@example.test',
} as Account)
const t = await englishFor(host, 'activity', 'signals')
afterEach(cleanup)

const json = fc.jsonValue({ maxDepth: 3 })
const date = fc
  .date({ noInvalidDate: true })
  .map((at) => (at.getUTCFullYear() > 0 ? at.toISOString() : null))
/** Much like a row, with anything in any of its places. */
const rowLike = fc.record(
  {
    object: fc.constant('activity_log'),
    attributes: fc.record(
      {
        id: fc.oneof(fc.string(), json),
        event: fc.oneof(fc.constantFrom(...knownEvents), fc.string(), json),
        ip: fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), json),
        is_api: json,
        description: json,
        properties: fc.oneof(
          fc.record(
            {
              useragent: fc.oneof(fc.string(), json),
              identifier: json,
              fingerprint: json,
              username: json,
              old: json,
              new: json,
              ip: json,
            },
            { requiredKeys: [] },
          ),
          json,
        ),
        timestamp: fc.oneof(date, json),
        batch: json,
      },
      { requiredKeys: [] },
    ),
    relationships: fc.oneof(
      fc.record({ actor: fc.record({ object: json, attributes: json }) }),
      json,
    ),
  },
  { requiredKeys: ['attributes'] },
)

test('anything in place of a row never breaks the list, nor what is concluded from it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(rowLike, json), { maxLength: 8 }), async (data) => {
      const { client } = withPanel(() => Response.json({ object: 'list', data }))
      const { items, odd } = await listActivity(client, { page: 1, perPage: 50 })
      expect(items.length + odd).toBe(data.length)
      const entries = dedupe([items])
      render(
        <QueryClientProvider client={queries}>
          <MemoryRouter>
            <Feed
              entries={entries}
              own="una"
              readAgent={readAgent}
              nameOfKey={namelessKeys}
              lastVisit={null}
            />
          </MemoryRouter>
        </QueryClientProvider>,
        inHost(host),
      )
      const runs = byDay(entries).flatMap((day) => inRuns(day.entries))
      expect(screen.queryAllByRole('listitem')).toHaveLength(runs.length)
      for (const details of document.querySelectorAll('details')) {
        details.open = true
        fireEvent(details, new Event('toggle'))
      }
      // The code of what is inside of a row comes with the first that is opened.
      await waitFor(() =>
        expect(screen.queryAllByRole('table')).toHaveLength(entries.length),
      )
      cleanup()

      const recent = { entries, since: null, odd: 0, offered: true }
      const feeds = { signIns: recent, keys: recent, account: recent }
      const now = Date.now()
      const asked = {
        apiKeys: null,
        readAgent,
        now,
        ownAgent: null,
        rememberedAt: () => null,
      }
      for (const signal of findSignals({ ...feeds, ...asked }))
        expect(
          signalWords(signal, { t, tag: 'en', readAgent, nameOfKey: namelessKeys }).title,
        ).not.toBe('')
      countDays(feeds, startOfDay(now))
      provenances('identifier', { ...feeds, readAgent })('x', null)
      entries.filter(matcher({ ...none, search: 'a', browser: 'x' }, { t, readAgent }))
    }),
    { numRuns: 150 },
  )
})
