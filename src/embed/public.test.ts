import { expectTypeOf, test } from 'vitest'

import type { HostNews, Posture } from '#src/host/host.ts'

import type { PerchEvents, PerchPosture } from './public.d.ts'

test('a posture has the same counts in a Perch and where it is told', () => {
  expectTypeOf<PerchPosture>().toEqualTypeOf<Posture>()
})

test('each of the news is an event that is declared, with the same detail', () => {
  type Detail<News> = keyof News extends 'type' ? object : Omit<News, 'type'>
  type Events = { [News in HostNews as `perch:${News['type']}`]: CustomEvent<Detail<News>> }
  expectTypeOf<PerchEvents>().toEqualTypeOf<Events>()
})
