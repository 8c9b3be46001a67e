import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { readPublicKey } from './public-key.ts'

type Recording = {
  name: string
  request: { body: { public_key?: unknown } | null }
  response: {
    status: number
    body: { attributes?: { fingerprint: string; public_key: string } }
  }
}

const reasons = {
  'is not valid': 'invalid',
  'DSA keys are not supported': 'dsa',
  'must be at least 2048': 'short-rsa',
  'already exists': 'ok',
} as const

/** Every key that was sent to a real panel, and what it made of it. */
const recorded = ['1.11.7', '1.11.8'].flatMap((version) =>
  readFileSync(`panel/conformance/recordings/pterodactyl-${version}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recording)
    .filter(({ name }) => name.includes('ssh-keys.create'))
    .map(({ name, request, response }) => ({
      version,
      name,
      key: request.body?.public_key,
      response,
    })),
)

test.each(recorded)('$version $name', ({ key, response }) => {
  if (typeof key !== 'string') return
  const text = JSON.stringify(response.body)
  const reason = Object.entries(reasons).find(([words]) => text.includes(words))?.[1]
  const answer = readPublicKey(key)
  if (response.status === 200) {
    const { fingerprint, public_key: pem } = response.body.attributes ?? {}
    expect(answer).toEqual({ kind: 'ok', fingerprint, pem })
  } else if (reason) {
    expect(answer.kind).toBe(reason)
  }
})

test('there are recordings to compare with', () => {
  expect(recorded.length).toBeGreaterThan(100)
})
