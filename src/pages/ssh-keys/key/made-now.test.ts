import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { fingerprint, md5Fingerprint, randomart, shortType } from './fingerprint.ts'
import { looksPrivate } from './looks-private.ts'
import { type PublicKey, sendable } from './public-key.ts'
import { fromPanel, readKeys } from './read-keys.ts'

const has = (tool: string, arg: string) => spawnSync(tool, [arg]).error === undefined
const tools = has('ssh-keygen', '-?') && has('openssl', 'version')

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (tool: string, ...args: string[]) =>
  execFileSync(tool, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

function only(text: string): PublicKey {
  const reading = readKeys(text)
  if (reading.kind !== 'keys') throw new Error(`read as ${reading.kind}`)
  const [key, ...others] = reading.keys
  if (!key || others.length > 0) throw new Error(`${reading.keys.length} keys`)
  return key
}

const kinds: [type: string, bits: string, verdict: unknown][] = [
  ['ed25519', '256', 'ok'],
  ['ecdsa', '256', 'ok'],
  ['ecdsa', '384', 'ok'],
  ['ecdsa', '521', 'ok'],
  ['rsa', '1024', { refused: 'rsa-too-short' }],
  ['rsa', '2047', { refused: 'rsa-too-short' }],
  ['rsa', '2048', 'ok'],
  ['rsa', '3072', 'ok'],
]
const comments = ['', 'me@laptop', 'Büro  #2 "new"']
const phrases = ['', 'open sesame']

describe.skipIf(!tools)(
  'keys made now (skipped when ssh-keygen or openssl is missing)',
  () => {
    describe.each(kinds)('%s %s', (type, bits, verdict) => {
      const name = `${type}-${bits}`
      beforeAll(() => {
        run('ssh-keygen', '-q', '-t', type, '-b', bits, '-N', '', '-C', '', '-f', name)
      })

      test.each(comments)('public line with comment %j', (comment) => {
        const [first = '', second = ''] = read(`${name}.pub`).trim().split(' ')
        writeFileSync(join(folder, `${name}.line`), `${first} ${second} ${comment}\n`)
        const key = only(read(`${name}.line`))
        const [size, sha256, ...rest] = run('ssh-keygen', '-lf', `${name}.line`)
          .trim()
          .split(' ')
        expect([key.bits, fingerprint(key.blob)]).toEqual([Number(size), sha256])
        expect(`(${shortType(key.type)})`).toBe(rest.at(-1))
        expect(key.comment).toBe(comment.replace(/ +/g, ' '))
        expect(key.verdict).toEqual(verdict)
        expect(key.line.startsWith(`${first} ${second}`)).toBe(true)
        expect(sendable(key)).toBe(verdict === 'ok' ? `${first} ${second}` : null)
        const md5 = run('ssh-keygen', '-E', 'md5', '-lf', `${name}.line`).split(' ')[1]
        expect(md5Fingerprint(key.blob)).toBe(md5)
        const art = run('ssh-keygen', '-lvf', `${name}.line`).trimEnd().split('\n').slice(1)
        expect(randomart(key.blob, key.type, key.bits)).toBe(art.join('\n'))
      })

      test.each(['RFC4716', 'PKCS8', 'PEM'])('public key as %s', (form) => {
        const plain = only(read(`${name}.pub`))
        // ssh-keygen writes no PEM of Ed25519; openssl does, below.
        if (type === 'ed25519' && form !== 'RFC4716') return
        const text = run('ssh-keygen', '-e', '-m', form, '-f', `${name}.pub`)
        for (const variant of [
          text,
          text.replaceAll('\n', '\r\n'),
          `\uFEFF  ${text}\n\n`,
        ]) {
          const key = only(variant)
          expect([key.type, key.bits, key.verdict]).toEqual([
            type === 'rsa' ? 'ssh-rsa' : plain.type,
            plain.bits,
            verdict,
          ])
          expect(fingerprint(key.blob)).toBe(fingerprint(plain.blob))
          // What ssh-keygen writes in its place, nobody wrote.
          expect(key.comment).toBe('')
        }
      })

      test.each(phrases)('private keys of every form with the phrase %j', (phrase) => {
        const plain = only(read(`${name}.pub`))
        for (const form of ['RFC4716', 'PEM', 'PKCS8']) {
          writeFileSync(join(folder, 'copy'), read(name), { mode: 0o600 })
          run('ssh-keygen', '-q', '-p', '-m', form, '-N', phrase, '-P', '', '-f', 'copy')
          const text = read('copy')
          const reading = readKeys(text)
          expect(reading).toMatchObject({ kind: 'private', encrypted: phrase !== '' })
          if (reading.kind === 'private' && text.includes('OPENSSH')) {
            expect(reading.publicHalf && fingerprint(reading.publicHalf.blob)).toBe(
              fingerprint(plain.blob),
            )
          }
          const lines = text.trim().split('\n')
          for (const mangled of [
            text.replaceAll('\n', ''),
            text.replaceAll('\n', ' '),
            text.replaceAll('\n', '\\n'),
            text.replaceAll('\n', '\n> '),
            text.replaceAll('-----', '—-'),
            `here it is: ${text}`,
            lines.slice(0, -1).join('\n'),
            lines.slice(0, -2).join('\n'),
            text.slice(7),
            text.slice(text.indexOf('PRIVATE') + 3),
            Array.from(text).join('\0'),
            `${read(`${name}.pub`)}\n${text}`,
            ...(phrase === '' || text.includes('OPENSSH')
              ? [lines.slice(1).join('\n')]
              : []),
          ]) {
            expect(looksPrivate(mangled), mangled).toBe(true)
            expect(readKeys(mangled).kind).toBe('private')
          }
        }
      })
    })

    test.each([
      ['ed25519', [], 'ok'],
      ['rsa', ['-pkeyopt', 'rsa_keygen_bits:2048'], 'ok'],
      ['ec', ['-pkeyopt', 'ec_paramgen_curve:P-256'], 'ok'],
      ['ec', ['-pkeyopt', 'ec_paramgen_curve:P-384'], 'ok'],
      ['ec', ['-pkeyopt', 'ec_paramgen_curve:P-521'], 'ok'],
      ['ec', ['-pkeyopt', 'ec_paramgen_curve:secp256k1'], { refused: 'curve' }],
      ['ed448', [], { refused: 'unknown-type' }],
      ['x25519', [], { refused: 'unknown-type' }],
      ['rsa-pss', ['-pkeyopt', 'rsa_keygen_bits:2048'], { refused: 'unknown-type' }],
    ] as const)('openssl %s %j', (algorithm, options, verdict) => {
      run('openssl', 'genpkey', '-algorithm', algorithm, ...options, '-out', 'o.pem')
      run('openssl', 'pkey', '-in', 'o.pem', '-pubout', '-out', 'o.pub')
      run(
        'openssl',
        'pkey',
        '-in',
        'o.pem',
        '-aes256',
        '-passout',
        'pass:x',
        '-out',
        'o.enc',
      )
      expect(readKeys(read('o.pem'))).toMatchObject({
        kind: 'private',
        encrypted: false,
      })
      expect(readKeys(read('o.enc'))).toMatchObject({
        kind: 'private',
        encrypted: true,
      })
      for (const name of ['o.pem', 'o.enc']) {
        expect(looksPrivate(read(name).split('\n').slice(1, -2).join('\n')), name).toBe(
          true,
        )
      }
      const key = only(read('o.pub'))
      expect(key.verdict).toEqual(verdict)
      expect(fromPanel(read('o.pub'))).toEqual(key)
      if (verdict !== 'ok') return
      writeFileSync(join(folder, 'o.line'), `${sendable(key)}\n`)
      expect(run('ssh-keygen', '-lf', 'o.line').split(' ')[1]).toBe(fingerprint(key.blob))
    })

    test('an EC key with a compressed point is told from a damaged one', () => {
      run('openssl', 'ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'e.pem')
      run(
        'openssl',
        'ec',
        '-in',
        'e.pem',
        '-pubout',
        '-conv_form',
        'compressed',
        '-out',
        'e.pub',
      )
      expect(only(read('e.pub')).verdict).toEqual({ refused: 'compressed' })
      expect(readKeys(read('e.pem'))).toMatchObject({ kind: 'private' })
    })
  },
)
