import { expectTypeOf, test } from 'vitest'
import * as z from 'zod/mini'

import type { Endpoint } from './endpoint.ts'

test('an endpoint promises nothing but what its schema reads', () => {
  expectTypeOf<'nothing'>().toExtend<Endpoint<void>['schema']>()
  expectTypeOf<'nothing'>().toExtend<Endpoint<true | undefined>['schema']>()
  expectTypeOf<'nothing'>().not.toExtend<Endpoint<string>['schema']>()
  expectTypeOf(z.string()).toExtend<Endpoint<string>['schema']>()
  expectTypeOf(z.number()).not.toExtend<Endpoint<string>['schema']>()
})
