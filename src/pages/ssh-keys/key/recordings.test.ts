import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { fingerprint } from './fingerprint.ts'
import { type PublicKey, sendable } from './public-key.ts'
import { fromPanel, readKeys } from './read-keys.ts'

interface Recorded {
  name: string
  request: { method: string; path: string; body: { public_key?: unknown } | null }
  response: {
    status: number
    body: {
      errors?: { detail: string }[]
      attributes?: { fingerprint: string; public_key: string }
    }
  }
}

const folder = new URL('../../../../panel/conformance/recordings/', import.meta.url)
const recorded = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      .map((line) => ({ ...(JSON.parse(line) as Recorded), file })),
  )

const creates = recorded.flatMap((one) => {
  const text = one.request.body?.public_key
  const isCreate = one.request.method === 'POST' && one.request.path.endsWith('/ssh-keys')
  if (!isCreate || typeof text !== 'string') return []
  const problems = one.response.body.errors?.map(({ detail }) => detail).join(' ') ?? ''
  return [
    {
      name: `${one.file} ${one.name}`,
      text,
      problems,
      answer: one.response.body.attributes,
    },
  ]
})

function firstKey(text: string): PublicKey | null {
  const reading = readKeys(text)
  return reading.kind === 'keys' ? (reading.keys[0] ?? null) : null
}

/**
 * Where this page says something else than the panel did, and why.
 * Stricter: a truncated key is taken there and padded with zeros.
 * Helpful: options in front are refused there, here they are left out.
 */
const other = { stricter: '.create.truncated', helpful: '.create.options-prefix' }

test('the recordings hold creates', () => {
  expect(creates.length).toBeGreaterThan(50)
})

describe.each(creates)('$name', ({ name, text, problems, answer }) => {
  test('has the same verdict, or a stricter one that is listed', () => {
    const key = firstKey(text)
    const accepted = !/public key (?:provided is not valid|field)|DSA|RSA/.test(problems)
    const expected =
      (accepted && !name.endsWith(other.stricter)) || name.endsWith(other.helpful)
    expect(key !== null && sendable(key) !== null).toBe(expected)
    if (problems.includes('DSA')) expect(key?.verdict).toEqual({ refused: 'dsa' })
    if (problems.includes('RSA')) expect(key?.verdict).toEqual({ refused: 'rsa-too-short' })
    if (name.endsWith(other.stricter))
      expect(key?.verdict).toEqual({ refused: 'truncated' })
  })

  if (answer && !name.endsWith(other.stricter)) {
    test('has the fingerprint that the panel answered, before and after', () => {
      expect(fingerprint(firstKey(text)?.blob ?? new Uint8Array())).toBe(
        `SHA256:${answer.fingerprint}`,
      )
      const listed = fromPanel(answer.public_key)
      expect(listed?.blob).toEqual(firstKey(text)?.blob)
      expect(listed?.line).toBe(listed && sendable(listed))
    })
  }
})

test('of several keys all are read, each once', () => {
  const { text = '' } = creates.find(({ name }) => name.endsWith('create.two-keys')) ?? {}
  const reading = readKeys(`${text}\n${text}`)
  expect(reading.kind === 'keys' && reading.keys).toHaveLength(2)
})

test('what is listed for a truncated key still reads', () => {
  const padded = creates.find(({ name }) => name.endsWith(other.stricter))?.answer
  expect(fromPanel(padded?.public_key ?? '')?.type).toBe('ssh-ed25519')
})
