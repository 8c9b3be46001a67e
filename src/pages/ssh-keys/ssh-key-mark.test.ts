import { generateKeyPairSync, type KeyObject } from 'node:crypto'

import { expect, test } from 'vitest'

import { sshMarkOf } from '#src/keys/ssh-key-mark.ts'

import { describeSshKey } from './describe-ssh-key.ts'

/** The mark of a listed key. */
const markOf = (publicKey: string, sharesName = false) =>
  sshMarkOf({ name: 'pc', fingerprint: 'abc', publicKey, createdAt: null }, sharesName)

const field = (bytes: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** An RSA key in each form in which panels list it. */
function formsOf(key: KeyObject): string[] {
  const { n = '', e = '' } = key.export({ format: 'jwk' })
  const blob = Buffer.concat([
    field(Buffer.from('ssh-rsa')),
    field(Buffer.from(e, 'base64url')),
    field(Buffer.concat([Buffer.from([0]), Buffer.from(n, 'base64url')])),
  ])
  return [
    ...(['spki', 'pkcs1'] as const).map((type) => key.export({ type, format: 'pem' })),
    `ssh-rsa ${blob.toString('base64')} una@laptop, and so on ${'x'.repeat(300)}`,
  ].map(String)
}

test.each([
  [1024, 'short-rsa'],
  [2048, 'short-rsa'],
  [2560, 'short-rsa'],
  [3072, null],
  [4096, null],
] as const)('RSA of %i bits, in every form: %s', (modulusLength, mark) => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength })
  for (const form of formsOf(publicKey)) {
    expect(markOf(form), form).toBe(mark)
    // As the code says that reads the keys themselves.
    expect(describeSshKey(form, 'pc')?.type).toBe(`RSA ${modulusLength}`)
  }
})

test.each(['ed25519', 'ec'])('a key of another kind is none: %s', (kind) => {
  const { publicKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('ed25519')
  expect(markOf(String(publicKey.export({ type: 'spki', format: 'pem' })))).toBeNull()
})

test('a name that another key has is the lesser reason', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  expect(markOf('', true)).toBe('same-name')
  expect(markOf('what nobody can read', true)).toBe('same-name')
  for (const form of formsOf(publicKey)) expect(markOf(form, true)).toBe('short-rsa')
})
