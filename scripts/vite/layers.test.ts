import { expect, test } from 'vitest'

import { withoutOrder } from './layers.ts'

const order = '@layer perch.tokens,perch.base;'

test('a sheet that has rules of parts alone leaves the order of the layers to the sheet with the tokens', () => {
  expect(withoutOrder(`${order}@layer perch.parts{.a{top:0}}`)).toBe(
    '@layer perch.parts{.a{top:0}}',
  )
})

test.each([
  '@layer perch.tokens{:host{--perch-a:0}}@layer perch.base{a{top:0}}@layer perch.parts{.a{top:0}}',
  `${order}@layer perch.parts{.a{top:0}}@layer perch.base{a{top:0}}`,
  `${order}@layer perch.hidden,perch.parts;`,
])('%s stays as it is', (sheet) => {
  expect(withoutOrder(sheet)).toBe(sheet)
})
