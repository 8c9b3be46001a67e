import fc from 'fast-check'
import { expect, test } from 'vitest'

import { isIdentifier, withoutSecret } from './pasted-key.ts'

const secret = 'Zq8fT3kLmN0pQrS7uVwXyZ1a2B3c4D5e'
const identifier = 'ptlc_AbCdEfGhIjK'

test.for([
  ['whole', `${identifier}${secret}`],
  ['in a line of a shell', `export KEY=${identifier}${secret}`],
  ['in quotes', `PTERO_KEY="${identifier}${secret}"\n`],
  [
    'in a header',
    `curl -H 'Authorization: Bearer ${identifier}${secret}' https://x.example`,
  ],
  ['behind an underscore', `key_${identifier}${secret}`],
  ['cut off', `${identifier}${secret.slice(0, 9)}`],
  ['with more after it', `${identifier}${secret}abc`],
  ['broken by a line', `${identifier}${secret.slice(0, 9)}\n${secret.slice(9)}`],
] as const)('of a key, %s, its identifier stays', ([, text]) => {
  expect(withoutSecret(text)).toBe(identifier)
})

test.for(['ptlc_', 'pacc_', 'plcn_', 'pyro_', 'ptla_', 'papp_', 'peli_'])(
  'a key that begins with %s is one',
  (prefix) => {
    expect(withoutSecret(`${prefix}AbCdEfGhIjK${secret}`)).toBe(`${prefix}AbCdEfGhIjK`)
  },
)

// Panels before 1.8 have no prefix (contract §1.10).
test('a key without a prefix is one by its length', () => {
  expect(withoutSecret(`KEY=AbCdEfGhIjKlMnOp${secret}`)).toBe('AbCdEfGhIjKlMnOp')
})

test.for([
  'Fresh key',
  identifier,
  'ptlc_AbC',
  `${identifier} Fresh`,
  '10.0.0.0/8 ptlc_',
  // A SHA-256 in hex, and a fingerprint.
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'SHA256:jIXWovzyekzzz2rEcMsnOFXOEUXZzoJNo+9s9glGbVU',
  '',
])('%j is no key with its secret', (text) => {
  expect(withoutSecret(text)).toBe(text)
})

test('nothing of a secret is left, wherever it stands', () => {
  const letters = fc.stringMatching(/^[A-Za-z0-9]{32}$/)
  fc.assert(
    fc.property(fc.string(), letters, fc.string(), (before, hidden, after) => {
      expect(withoutSecret(`${before}${identifier}${hidden}${after}`)).toBe(identifier)
    }),
  )
})

test('an identifier is told by its form', () => {
  expect(isIdentifier(identifier)).toBe(true)
  expect(isIdentifier(` ${identifier} `)).toBe(true)
  expect(isIdentifier('AbCdEfGhIjKlMnOp')).toBe(true)
  expect(isIdentifier('ptlc_AbC')).toBe(false)
  expect(isIdentifier('two words')).toBe(false)
})
