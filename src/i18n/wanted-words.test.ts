import { expect, test } from 'vitest'

import { createTestHost } from '#src/test/host.ts'

import { catalogueOf } from './catalogue.ts'
import { language, loadNamespace } from './language.ts'

test('a change of language brings the words that are wanted, and none that were only fetched ahead', async () => {
  const host = createTestHost()
  await catalogueOf('en').prefetch('doctor')
  await loadNamespace(host, 'sign-in')
  await language(host).speak('pseudo')
  expect(catalogueOf('pseudo').wanted()).toEqual(['sign-in'])
  await loadNamespace(host, 'doctor')
  expect(catalogueOf('pseudo').wanted()).toEqual(['sign-in', 'doctor'])
})
