import type { DetailedHTMLProps, HTMLAttributes, JSX } from 'react'
import { expectTypeOf, test } from 'vitest'

import type { HostNews, Posture } from '#src/host/host.ts'

import type { attributes } from './define-element.ts'
import type {} from './public-react.d.ts'
import type { MountOptions, PerchEvents, PerchPosture } from './public.d.ts'

test('a posture has the same counts in a Perch and where it is told', () => {
  expectTypeOf<PerchPosture>().toEqualTypeOf<Posture>()
})

test('each of the news is an event that is declared, with the same detail', () => {
  type Detail<News> = keyof News extends 'type' ? object : Omit<News, 'type'>
  type Events = { [News in HostNews as `perch:${News['type']}`]: CustomEvent<Detail<News>> }
  expectTypeOf<PerchEvents>().toEqualTypeOf<Events>()
})

test('each option is an attribute of the element, which React takes as well', () => {
  type Attributes = typeof attributes
  expectTypeOf<Attributes[keyof Attributes] | 'replace'>().toEqualTypeOf<
    keyof MountOptions
  >()
  type OfEveryElement = keyof DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>
  type Listeners = `on${keyof PerchEvents}`
  type OfReact = Exclude<keyof JSX.IntrinsicElements['perch-account'], OfEveryElement>
  expectTypeOf<OfReact>().toEqualTypeOf<keyof Attributes | 'replace' | Listeners>()
})
