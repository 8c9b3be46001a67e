import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

import { fingerprint, md5Fingerprint, randomart, shortType } from './fingerprint.ts'
import { type PublicKey, sendable } from './public-key.ts'
import { readKeys } from './read-keys.ts'

const folder = new URL('./fixtures/', import.meta.url)
const file = (name: string) => readFileSync(new URL(name, folder), 'utf8')

/** name|bits SHA256:… comment (TYPE)|MD5:… as ssh-keygen printed them when the files were made. */
const printed = file('fingerprints.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [name = '', listed = '', md5 = ''] = line.split('|')
    const [, bits = '', sha256 = '', comment = '', type = ''] =
      /^(\d+) (\S+) (.*) \((\S+)\)$/.exec(listed) ?? []
    return { name, bits: Number(bits), sha256, comment, type, md5 }
  })

function onlyKey(text: string): PublicKey {
  const reading = readKeys(text)
  if (reading.kind === 'private' && reading.publicHalf) return reading.publicHalf
  if (reading.kind !== 'keys') throw new Error(`read as ${reading.kind}`)
  expect(reading.keys).toHaveLength(1)
  const [key] = reading.keys
  if (!key) throw new Error('no key')
  return key
}

// RFC 4716, section 3.3.2.
test('a comment that a person wrote into the header stays', () => {
  const text = file('dsa-1024.rfc4716.pub')
  expect(text).toContain('converted by')
  const own = text.replace(/^Comment: .*$/m, 'Comment: "my laptop, converted by hand"')
  expect(onlyKey(own).comment).toBe('my laptop, converted by hand')
})

test('every fixture has its fingerprint', () => {
  const names = readdirSync(folder).filter((name) => name !== 'fingerprints.txt')
  expect(printed.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
})

describe.each(printed)('$name', ({ name, bits, sha256, comment, type, md5 }) => {
  test('has the type, bits, fingerprints and comment that ssh-keygen prints', () => {
    const key = onlyKey(file(name))
    expect(shortType(key.type)).toBe(type)
    expect(key.bits).toBe(bits)
    expect(fingerprint(key.blob)).toBe(sha256)
    expect(md5Fingerprint(key.blob)).toBe(md5)
    expect(key.comment).toBe(comment === 'no comment' ? '' : comment)
  })

  test('has the verdict of its kind', () => {
    const key = onlyKey(file(name))
    const refused =
      (type.endsWith('-CERT') && 'certificate') ||
      (type.endsWith('-SK') && 'sk') ||
      (type === 'DSA' && 'dsa')
    expect(key.verdict).toEqual(refused ? { refused } : 'ok')
    expect(sendable(key) === null).toBe(refused !== false)
  })

  const isLine = file(name).includes('AAAA') && /^(?:sk-)?(?:ssh|ecdsa)-/.test(file(name))
  if (isLine) {
    const path = fileURLToPath(new URL(name, folder))
    const shown = spawnSync('ssh-keygen', ['-lvf', path], { encoding: 'utf8' })
    test.skipIf(shown.status !== 0)(
      'has the drawing of ssh-keygen (skipped where that fails)',
      () => {
        const key = onlyKey(file(name))
        const art = shown.stdout.trimEnd().split('\n').slice(1).join('\n')
        expect(randomart(key.blob, key.type, key.bits)).toBe(art)
      },
    )
  }

  if (name.endsWith('.ppk')) {
    test('is a private key that says whether it is locked', () => {
      expect(readKeys(file(name))).toMatchObject({
        kind: 'private',
        encrypted: name.includes('locked'),
      })
    })
  }
})
