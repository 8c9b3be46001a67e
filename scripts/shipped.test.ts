import { expect, test } from 'vitest'

import { accent, around } from './pseudo.ts'
import { testOnly } from './shipped.ts'

test.each([
  `a="${around(9)[0]}${accent('Sign in')}"`,
  String.raw`a="\u05d0\u05d1"`,
  'addEventListener("perch:locale",f)',
  'z.enum(["en","pseudo"])',
])('what is for tests is found in a build: %s', (text) => {
  expect(testOnly(text)).not.toBeNull()
})

test.each(['a="Passwörter, façade"', 'new CustomEvent("perch:navigate")', 'pseudo-class'])(
  'what ships is not: %s',
  (text) => {
    expect(testOnly(text)).toBeNull()
  },
)
