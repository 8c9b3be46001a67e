import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { looksPrivate } from './looks-private.ts'
import { sendable } from './public-key.ts'
import { readKeys } from './read-keys.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
const locked = fixture('ed25519-256-locked.v3.ppk')
const line = `ssh-ed25519 ${/AAAA[\s\S]*?(?=Key-)/.exec(locked)?.[0].replace(/\s/g, '')}`

describe('private keys of other makers', () => {
  test.each([
    ['ssh2', '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: "x"\nP2/56wAAAi4AAAA3'],
    ['age', 'AGE-SECRET-KEY-1QQQQQQQQQQQQ'],
    ['jwk', '{"kty":"OKP", "crv":"Ed25519", "d" : "nWGxne_9Wm", "x":"11qYAYK"}'],
    ['pgp', '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF'],
    ['pkcs1', '-----begin rsa private key-----\nabc'],
    ['dsa', '-----BEGIN DSA PRIVATE KEY-----\nMIIBuwIBAAKBgQ'],
    ['putty', 'Private-Lines: 1\nAAAAICUAqUhXqwN7\nPrivate-MAC: 00'],
  ])('%s', (_, text) => {
    expect(readKeys(text).kind).toBe('private')
  })

  test('PuTTY files with mangled lines are known, and still give their public half', () => {
    for (const end of ['\r\n', ' ', '', '\n> ', '\\n']) {
      const reading = readKeys(locked.replaceAll('\n', end))
      expect(reading, JSON.stringify(end)).toMatchObject({
        kind: 'private',
        encrypted: true,
        publicHalf: { verdict: 'ok', bits: 256 },
      })
    }
  })
})

test.each([
  ['a body under some words', 'my key is\nMIIEowIBAAKCAQEAs6pl2PZ5FcTSpW6wx8Nq'],
  ['a head cut at its left', 'VATE KEY-----\nZm9v'],
  ['a foot alone', 'Zm9vYmFy\n-----END RSA PRIVATE KEY-----'],
])('%s is private', (_, text) => {
  expect(readKeys(text).kind).toBe('private')
})

test.each([
  `${line} weekend, private`,
  `${line} back-end private key`,
  `${line} my private key's other half`,
  '# put the PUBLIC key here, never the private key',
  '-----BEGIN PUBLIC KEY-----',
  'SHA256:bazS6hHZmeUVNbSoXuSCv8cVQNsjEcrApHzxmsEggCE',
  '',
])('%j is not private', (text) => {
  expect(looksPrivate(text)).toBe(false)
})

describe('texts without a key say what they are', () => {
  test.each([
    ['', { kind: 'nothing' }],
    [' \n\uFEFF', { kind: 'nothing' }],
    ['garbage', { kind: 'unreadable', why: 'not-a-key' }],
    ['<script>', { kind: 'unreadable', why: 'not-a-key' }],
    [
      '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
      { kind: 'unreadable', why: 'x509' },
    ],
    [
      '256 SHA256:bazS6hHZmeUVNbSoXuSCv8cVQNsjEcrApHzxmsEggCE me',
      { kind: 'unreadable', why: 'fingerprint' },
    ],
    ['x'.repeat(65_537), { kind: 'unreadable', why: 'too-long' }],
  ])('%j', (text, reading) => {
    expect(readKeys(text)).toEqual(reading)
  })
})

describe('an OpenSSH line is read', () => {
  const [type = '', base64 = ''] = line.split(' ')
  const broken = base64.replace(/(.{20})/g, '$1\n')
  test.each([
    ['as it is', line, '', []],
    ['with a comment', `${line} me@laptop`, 'me@laptop', []],
    ['in quotes', `"${line} me"`, 'me', []],
    ['in a configuration', `key = "${line} me" # mine`, 'me', ['words-before']],
    [
      'after options',
      `from="10.0.0.*,!10.0.0.1",no-pty ${line} me`,
      'me',
      ['words-before'],
    ],
    ['with line breaks', `${type}\n${broken} me`, 'me', []],
    ['with CRLF inside', `${type} ${broken.replaceAll('\n', '\r\n  ')}\r\n`, '', []],
    ['under a remark', `# my keys\n\n${line} me\n`, 'me', []],
    ['without its type', base64, '', []],
    ['as UTF-16 read as bytes', Array.from(`${line} me\r\n`).join('\0'), 'me', []],
    ['with an odd space', line.replace(' ', '\u00A0'), '', []],
    [
      'with a hostile comment',
      `${line} <img onerror>\u0007\u001B[31m`,
      '<img onerror> [31m',
      [],
    ],
  ])('%s', (_, text, comment, marks) => {
    const reading = readKeys(text)
    expect(reading).toMatchObject({
      kind: 'keys',
      keys: [{ verdict: 'ok', comment, marks }],
    })
    expect(reading.kind === 'keys' && reading.keys[0]?.line).toBe(
      `${line}${comment && ` ${comment}`}`,
    )
  })

  test('and refused when the name in front is another', () => {
    expect(readKeys(line.replace('ssh-ed25519', 'ssh-rsa'))).toMatchObject({
      keys: [{ verdict: { refused: 'mismatch' } }],
    })
  })

  test.each([
    ['Ed25519', line, 40],
    ['ECDSA', fixture('ecdsa-256.v3.ppk'), 80],
  ])(
    'and refused when a letter is wrong so that the point is on no curve: %s',
    (_, from, at) => {
      const first = readKeys(from)
      const listed = first.kind === 'keys' ? first.keys[0] : null
      const key = first.kind === 'private' ? first.publicHalf : listed
      const [name = '', whole = ''] = (key && sendable(key))?.split(' ') ?? []
      const verdicts = Array.from('ABCDEFGH', (letter) => {
        const reading = readKeys(
          `${name} ${whole.slice(0, at)}${letter}${whole.slice(at + 1)}`,
        )
        return reading.kind === 'keys' ? JSON.stringify(reading.keys[0]?.verdict) : ''
      })
      expect(verdicts).toContain('{"refused":"off-curve"}')
    },
  )
})
