import { expect, test } from 'vitest'

import { formatTag } from './locales.ts'

test.for([
  [['en-GB', 'en-US'], 'en-GB'],
  [['de-DE', 'en-AU', 'en'], 'en-AU'],
  [['en', 'de-AT'], 'en'],
  [['eng-GB'], 'en'],
  [[], 'en'],
  // Settings in which somebody wrote a header.
  [['en-us; q=0.5', 'en-IE'], 'en-IE'],
] as const)('of the languages %j, dates and numbers are written as in %s', ([all, tag]) => {
  expect(formatTag('en', all)).toBe(tag)
})
