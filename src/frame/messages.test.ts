import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'

import type { Posture } from '#src/host/host.ts'

import { readFromFrame, readFromParent, signed, type FrameMessage } from './messages.ts'
import type { FramePosture } from './public-frame.d.ts'

const posture = {
  type: 'posture',
  twoFactor: 'off',
  codesLeft: null,
  staleKeys: 3,
  openQuestions: 0,
} as const

test.each([
  { type: 'hello' },
  { type: 'height', height: 1200.5 },
  { type: 'reveal', top: 0, bottom: 40 },
  { type: 'navigate', path: '/security' },
  { type: 'title', title: 'Security · Games' },
  posture,
] as const)('a page in a frame may say %j', (message) => {
  expect(readFromFrame(signed(message))).toEqual(message)
  expect(readFromParent(signed(message)) === null).toBe(message.type !== 'hello')
})

test.each([
  { type: 'hello' },
  { type: 'hello', theme: 'dark', locale: 'de' },
  { type: 'view', top: -300, height: 800 },
  { type: 'bye' },
] as const)('the page around it may say %j', (message) => {
  expect(readFromParent(signed(message))).toEqual(message)
})

test.each([
  ['no version', { type: 'hello' }],
  ['another version', { perch: 2, type: 'hello' }],
  ['a version that is text', { perch: '1', type: 'hello' }],
  ['another kind', { perch: 1, type: 'delete' }],
  ['a field too many', { perch: 1, type: 'hello', password: 'x' }],
  ['a theme that is none', { perch: 1, type: 'hello', theme: 'blue' }],
  ['a text for a length', { perch: 1, type: 'view', top: '0', height: 1 }],
  ['no number', { perch: 1, type: 'view', top: NaN, height: 1 }],
  ['no end', { perch: 1, type: 'view', top: 0, height: Infinity }],
  ['less than nothing', { perch: 1, type: 'view', top: 0, height: -1 }],
  ['a field too few', { perch: 1, type: 'view', top: 0 }],
  ['text', '{"perch":1,"type":"hello"}'],
  ['nothing', null],
])('%s is no message of the page around', (_, data) => {
  expect(readFromParent(data)).toBeNull()
})

test.each([
  ['another version', { ...signed(posture), perch: 2 }],
  ['a field too many', { ...signed(posture), email: 'una@example.test' }],
  ['a name in place of a count', { ...signed(posture), staleKeys: ['deploy'] }],
  ['half a key', { ...signed(posture), staleKeys: 1.5 }],
  ['a length without end', { perch: 1, type: 'height', height: Infinity }],
  ['a path that is a book', { perch: 1, type: 'navigate', path: 'x'.repeat(201) }],
])('%s is no message of a page in a frame', (_, data) => {
  expect(readFromFrame(data)).toBeNull()
})

test('whatever is sent, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      readFromFrame(data)
      readFromParent(data)
    }),
  )
})

test('a path or a title that is too long is cut where it is sent, so that it is heard', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 150, maxLength: 250 }), (text) => {
      const isWhole = text.length <= 200
      const path = readFromFrame(signed({ type: 'navigate', path: text }))
      const title = readFromFrame(signed({ type: 'title', title: text }))
      if (path?.type !== 'navigate' || title?.type !== 'title') return false
      if (isWhole) return path.path === text && title.title === text
      const [, begun] = /^(.{198,199})…$/s.exec(title.title) ?? []
      const isBegun = begun !== undefined && begun.isWellFormed() && text.startsWith(begun)
      return isBegun && path.path === title.title
    }),
  )
})

test('a posture has the same counts in a Perch, in a message and where it is told', () => {
  type Told = Omit<Extract<FrameMessage, { type: 'posture' }>, 'type'>
  expectTypeOf<Told>().toEqualTypeOf<Posture>()
  expectTypeOf<FramePosture>().toEqualTypeOf<Posture>()
})
