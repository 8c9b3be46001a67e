import fc from 'fast-check'
import { expect, test } from 'vitest'

import { pathOf, paths, safeReturn, sectionOf, sections } from './paths.ts'

test('each path of an account is of one section, whatever follows it', () => {
  for (const section of sections)
    for (const rest of ['', '/', '/two-factor', '?q=/security', '#security', '/a?b#c'])
      expect(sectionOf(pathOf(section) + rest)).toBe(section)
})

test.each([
  '/',
  '',
  '/sign-in?to=/security',
  '/securities',
  '/nowhere/security',
  '/sign-out',
])('%j is of none', (path) => {
  expect(sectionOf(path)).toBeNull()
})

const origin = 'https://panel.test'

/** Where a browser ends up that is sent to `to`. */
const leadsTo = (to: string) => new URL(to, `${origin}/sign-in`)

test.each([
  '/profile',
  '/security',
  '/activity?page=2&sort=-timestamp',
  '/profile#password',
  '/api-keys/new',
])('%s is where the person was going', (to) => {
  expect(safeReturn(to)).toBe(to)
})

test.each([
  null,
  undefined,
  '',
  'profile',
  '//evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  ' //evil.test',
  'https://evil.test',
  'https:evil.test',
  'javascript:alert(1)',
  '/sign-in?to=/sign-in',
])('%j leads to the profile instead', (to) => {
  expect(safeReturn(to)).toBe('/profile')
})

const part = fc.constantFrom(
  '/',
  '\\',
  '.',
  '..',
  ':',
  '@',
  '?',
  '#',
  '\t',
  '\n',
  ' ',
  '%2f',
)
const hostile = fc
  .array(
    fc.oneof(
      part,
      fc.constantFrom('evil.test', 'https', 'javascript', 'sign-in'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''))

test('nothing leads to another origin', () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string(), fc.webUrl()), (to) => {
      expect(leadsTo(safeReturn(to)).origin).toBe(origin)
      expect(leadsTo(safeReturn(`/${to}`)).origin).toBe(origin)
    }),
    { numRuns: 500 },
  )
})

test('the way back survives being written into the address', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      const to = `/activity${path}?${query}`
      const { searchParams } = leadsTo(paths.signIn({ to, because: 'session-ended' }))
      expect(searchParams.get('to')).toBe(to)
      expect(searchParams.get('because')).toBe('session-ended')
    }),
  )
})

test('the usual way back is not written down', () => {
  expect(paths.signIn({ to: '/' })).toBe('/sign-in')
  expect(paths.signIn({ to: '/profile' })).toBe('/sign-in')
  expect(paths.signIn()).toBe('/sign-in')
})
