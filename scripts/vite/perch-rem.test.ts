import { preprocessCSS, resolveConfig } from 'vite'
import { expect, test } from 'vitest'

import { inPerchRem, perchRem } from './perch-rem.ts'

test.each([
  ['1rem', 'var(--perch-rem)'],
  ['0rem', '0px'],
  ['0.50rem', 'calc(0.5 * var(--perch-rem))'],
  ['-.5rem auto', 'calc(-0.5 * var(--perch-rem)) auto'],
  ['0.5rem 1rem', 'calc(0.5 * var(--perch-rem)) var(--perch-rem)'],
  ['2rem/1.5 var(--a)', 'calc(2 * var(--perch-rem))/1.5 var(--a)'],
  // Inside a sum a product stands as it is, and whole.
  ['calc(100vw - 2rem)', 'calc(100vw - 2 * var(--perch-rem))'],
  [
    'clamp(1.25rem, 4cqi, 4rem)',
    'clamp(1.25 * var(--perch-rem), 4cqi, 4 * var(--perch-rem))',
  ],
  ['calc(2*(3rem + 1px))', 'calc(2*(3 * var(--perch-rem) + 1px))'],
  ['calc(100px / 2rem)', 'calc(100px / (2 * var(--perch-rem)))'],
  [
    'max(16.5rem, 25.25rem - 12cqi)',
    'max(16.5 * var(--perch-rem), 25.25 * var(--perch-rem) - 12cqi)',
  ],
  // No other function takes a sum.
  ['minmax(12rem, 1fr)', 'minmax(calc(12 * var(--perch-rem)), 1fr)'],
  ['min(22rem, fit(2rem))', 'min(22 * var(--perch-rem), fit(calc(2 * var(--perch-rem))))'],
  [
    'calc(var(--a, 2rem) + 2rem)',
    'calc(var(--a, calc(2 * var(--perch-rem))) + 2 * var(--perch-rem))',
  ],
  // What only looks like one.
  [
    '"2rem" url(2rem.svg) 2remember a2rem --x-2rem 2em',
    '"2rem" url(2rem.svg) 2remember a2rem --x-2rem 2em',
  ],
])('%s is %s', (written, built) => {
  expect(inPerchRem(written)).toBe(built)
})

test('the build counts in --perch-rem, but in the condition of a query and where it is said what that is', async () => {
  const config = await resolveConfig(
    { configFile: false, css: { postcss: { plugins: [perchRem] } } },
    'build',
  )
  const source = `.perch { --perch-rem: 1rem; --perch-radius: 0.5rem }
    @media (min-width: 40rem) { .a { margin: 2rem } }`
  const { code } = await preprocessCSS(source, 'page.css', config)
  expect(code).toContain('--perch-rem: 1rem')
  expect(code).toContain('--perch-radius: calc(0.5 * var(--perch-rem))')
  expect(code).toContain('@media (min-width: 40rem)')
  expect(code).toContain('margin: calc(2 * var(--perch-rem))')
})
