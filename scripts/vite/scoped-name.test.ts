import { expect, test } from 'vitest'

import { scopedNames } from './scoped-name.ts'

test('a class has one name, wherever it is asked for in a build', () => {
  const nameOf = scopedNames()
  const name = nameOf('row', '/x/rows.module.css')
  expect(name).toMatch(/^perch-[a-z0-9]{5}$/)
  expect(nameOf('row', '/x/rows.module.css?used')).toBe(name)
  expect(nameOf('row', '/x/others.module.css')).not.toBe(name)
  expect(scopedNames()('row', '/x/rows.module.css')).toBe(name)
})

test('two classes that come to one name end the build', () => {
  const nameOf = scopedNames()
  const nameMany = () => {
    for (let at = 0; at < 100_000; at++) nameOf(`c${at}`, '/x/rows.module.css')
  }
  expect(nameMany).toThrow(
    /^\.c\d+ of .*rows\.module\.css and \.c\d+ of .* are both called perch-/,
  )
})
