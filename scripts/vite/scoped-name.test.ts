import { expect, test } from 'vitest'

import { scopedNames } from './scoped-name.ts'

test('a class has one name, wherever it is asked for in a build', () => {
  const nameOf = scopedNames()
  const name = nameOf('row', '/x/rows.module.css')
  expect(name).toMatch(/^perch-[a-z0-9]{4}$/)
  expect(nameOf('cell', '/x/rows.module.css')).not.toBe(name)
  expect(nameOf('row', '/x/rows.module.css?used')).toBe(name)
  expect(nameOf('row', '/x/others.module.css')).not.toBe(name)
  expect(scopedNames()('row', '/x/rows.module.css')).toBe(name)
})

test('two files whose classes would begin alike end the build', () => {
  const nameOf = scopedNames()
  const nameMany = () => {
    for (let at = 0; at < 50_000; at++) nameOf('row', `/x/${at}.module.css`)
  }
  expect(nameMany).toThrow(
    /^The classes of .*\d+\.module\.css and .* all begin with perch-/,
  )
})
