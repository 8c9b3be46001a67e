import { readdirSync, readFileSync } from 'node:fs'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { fingerprint, md5Fingerprint, randomart } from './fingerprint.ts'
import { looksPrivate } from './looks-private.ts'
import { type PublicKey, sendable } from './public-key.ts'
import { type KeyReading, readKeys } from './read-keys.ts'

const folder = new URL('./fixtures/', import.meta.url)
const panelKeys = new URL(
  '../../../../panel/conformance/recordings/pterodactyl-1.11.8.jsonl',
  import.meta.url,
)
const files = [
  ...readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8')),
  ...Array.from(
    readFileSync(panelKeys, 'utf8').matchAll(/"public_key":("(?:[^"\\]|\\.)*")/g),
    (found) => String(JSON.parse(found[1] ?? '""')),
  ),
].filter((text) => text !== '')

/** The private lines of the .ppk files, in pieces of twelve letters; the ends hold lengths, which others share. */
const secrets = files.flatMap((text) => {
  const lines = /Private-Lines: \d+\s+([A-Za-z0-9+/=\s]+?)\sPrivate-MAC/.exec(text)?.[1]
  return lines?.replace(/\s/g, '').slice(12, -4).match(/.{12}/g) ?? []
})

const file = fc.constantFrom(...files)
const spot = fc.double({ min: 0, max: 1, noNaN: true })
const at = (text: string, share: number) => Math.floor(share * text.length)

const mutated = fc.oneof(
  fc
    .tuple(
      file,
      fc.array(fc.tuple(spot, fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
    )
    .map(([text, flips]) =>
      flips.reduce(
        (now, [share, code]) =>
          now.slice(0, at(now, share)) +
          String.fromCharCode(code) +
          now.slice(at(now, share) + 1),
        text,
      ),
    ),
  fc.tuple(file, spot, spot).map(([text, a, b]) => text.slice(at(text, a), at(text, b))),
  fc
    .tuple(file, spot, spot)
    .map(([text, a, b]) => text.slice(0, at(text, a)) + text.slice(at(text, b))),
  fc
    .tuple(file, file, spot, spot)
    .map(([one, two, a, b]) => one.slice(0, at(one, a)) + two.slice(at(two, b))),
  fc
    .tuple(file, fc.integer({ min: 2, max: 40 }))
    .map(([text, times]) => text.repeat(times)),
  fc
    .array(fc.oneof(file, fc.string({ maxLength: 20 })), { maxLength: 8 })
    .map((parts) => parts.join('\n')),
  fc
    .tuple(file, fc.constantFrom('', ' ', '\t', '\r', '\r\n', '\\n', '\n> '))
    .map(([text, end]) => text.replaceAll('\n', end)),
)

function keysOf(reading: KeyReading): readonly PublicKey[] {
  if (reading.kind === 'keys') return reading.keys
  return reading.kind === 'private' && reading.publicHalf ? [reading.publicHalf] : []
}

describe('no mutation of a key file', () => {
  test('throws, and what is sendable is one public key line and reads as itself', () => {
    let sent = 0
    fc.assert(
      fc.property(mutated, (text) => {
        for (const key of keysOf(readKeys(text.slice(0, 65_536)))) {
          fingerprint(key.blob)
          md5Fingerprint(key.blob)
          randomart(key.blob, key.type, key.bits)
          const line = sendable(key)
          if (line === null) continue
          sent += 1
          expect(line).toMatch(
            /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) AAAA[A-Za-z0-9+/]+={0,2}$/,
          )
          expect(looksPrivate(line)).toBe(false)
          expect(secrets.find((piece) => line.includes(piece))).toBeUndefined()
          const again = readKeys(line)
          expect(again).toMatchObject({
            kind: 'keys',
            keys: [{ verdict: 'ok', comment: '' }],
          })
          expect(keysOf(again).map(sendable)).toEqual([line])
          expect(keysOf(again)[0]?.blob).toEqual(key.blob)
        }
      }),
      { numRuns: 3000 },
    )
    expect(sent).toBeGreaterThan(200)
  }, 60_000)

  test('of a truncated or lengthened line is sent', () => {
    for (const text of files.filter((one) => /^(?:ssh|ecdsa)-\S+ AAAA/.test(one))) {
      const [type = '', base64 = ''] = text.split(/\s+/)
      const whole = base64.replace(/=+$/, '')
      const blob = readKeys(`${type} ${whole}`)
      for (let cut = 1; cut < whole.length; cut += 1 + Math.floor(cut / 8)) {
        for (const key of keysOf(readKeys(`${type} ${whole.slice(0, -cut)}`))) {
          const same = keysOf(blob)[0]
          if (sendable(key) !== null) expect(key.blob).toEqual(same?.blob)
        }
      }
      const longer = keysOf(readKeys(`${type} ${whole}AAAA`))
      expect(longer.map(sendable)).toEqual([null])
    }
  })
})

const line =
  files.find((text) =>
    keysOf(readKeys(text)).some((key) => key.type === 'ssh-ed25519' && sendable(key)),
  ) ?? ''
const full = (piece: string) =>
  piece.repeat(Math.ceil(65_536 / piece.length)).slice(0, 65_536)

test.each(
  [
    '-',
    'A',
    'AAAA ',
    'AAAA\n',
    ' ',
    '\n',
    '"',
    '\\',
    '\\n',
    'ssh-rsa AAAA\n',
    'ssh-',
    'ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB\nA\n',
    '-----BEGIN PUBLIC KEY-----\n',
    '---- BEGIN SSH2 PUBLIC KEY ----\nComment: "',
    '-----BEGIN PUBLIC KEY-----x: y\n',
    'a: b\n',
    'Public-Lines: 1\n',
    'PuTTY-User-Key-File-2: Public-Lines: 1\nAAAA',
    'BEGIN',
    '"kty":',
    'MII',
    `${line}\n`,
  ].map((piece) => [piece]),
)('64 kB of %j are read at once', (piece) => {
  const started = performance.now()
  readKeys(full(piece))
  readKeys(`ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB\n${full(piece)}`.slice(0, 65_536))
  readKeys(`-----BEGIN PUBLIC KEY-----\n${full(piece)}`.slice(0, 65_536))
  expect(performance.now() - started).toBeLessThan(3000)
})
