import { expect, test } from 'vitest'

import { feedFacts } from '#src/feed/facts.ts'
import { calls, refusing, startQueries } from '#src/test/panel.ts'

import { whatFeedTells } from './what-feed-tells.ts'

test('a feed that cannot be read is no feed without a change', async () => {
  const { queries, rewrite } = startQueries()
  rewrite(calls.activity, refusing(429, 'X', 'Not now.'))
  const read = () => queries.fetchQuery({ ...feedFacts.passwordChanged(), staleTime: 0 })
  expect(await read()).toBe('unread')
  expect(await read()).toBeNull()
})

test('what was not read tells nothing', () => {
  expect(whatFeedTells('unread', 1000)).toBe('unknown')
  expect(whatFeedTells('no-feed', 1000)).toBe('unknowable')
  expect(whatFeedTells(50_000, 1000)).toBe('done')
  expect(whatFeedTells(1000, 50_000)).toBe('not-done')
})
