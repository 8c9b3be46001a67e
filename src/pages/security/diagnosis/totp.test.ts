import { expect, test, vi } from 'vitest'

import { codesAround } from './diagnose.ts'
import { readTotp, type Totp } from './totp.ts'

/** RFC 6238 repeats "1234567890" to the length of the hash. */
const tens = 'GEZDGNBVGY3TQOJQ'
const seeds = {
  SHA1: `${tens}${tens}`,
  SHA256: `${tens}${tens}${tens}GEZA`,
  SHA512: `${tens.repeat(6)}GEZDGNA`,
}

function entry(algorithm: Totp['algorithm'], digits = 8): Totp {
  const secret = seeds[algorithm]
  return { issuer: null, account: null, digits, period: 30, algorithm, secret }
}

const codeAt = (totp: Totp, seconds: number) =>
  codesAround(totp, seconds * 1000, 0).next().value?.code

// RFC 6238, appendix B.
test.each([
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
])('the codes of RFC 6238 at %d seconds', (seconds, sha1, sha256, sha512) => {
  expect(codeAt(entry('SHA1'), seconds)).toBe(sha1)
  expect(codeAt(entry('SHA256'), seconds)).toBe(sha256)
  expect(codeAt(entry('SHA512'), seconds)).toBe(sha512)
  expect(codeAt(entry('SHA1', 6), seconds)).toBe(sha1.slice(2))
})

test('the codes around an instant come nearest first, and none from before 1970', () => {
  const steps = (at: number) =>
    [...codesAround(entry('SHA1'), at, 2)].map(({ step }) => step)
  expect(steps(1e12)).toEqual([0, -1, 1, -2, 2])
  expect(steps(30_000)).toEqual([0, -1, 1, 2])
  const codes = new Map(
    [...codesAround(entry('SHA1'), 1111111111_000, 1)].map(({ step, code }) => [
      step,
      code,
    ]),
  )
  expect(codes.get(0)).toBe('14050471')
  expect(codes.get(-1)).toBe('07081804')
})

test('codes need no secure context', () => {
  vi.stubGlobal('crypto', undefined)
  expect(codeAt(entry('SHA256'), 59)).toBe('46119246')
  vi.unstubAllGlobals()
})

const secret = 'J5DLD56ITUPR3B6N6D2XQQQNMHPPVZLG'
const usual = { digits: 6, period: 30, algorithm: 'SHA1', secret }

test('a link as panels make it (recording story.2fa.setup)', () => {
  const uri = `otpauth://totp/Pterodactyl:user%40example.test?secret=${secret}&issuer=Pterodactyl`
  expect(readTotp({ uri, secret })).toEqual({
    ...usual,
    issuer: 'Pterodactyl',
    account: 'user@example.test',
  })
})

test.each([
  ['Nimbus%20Hosting:una?', { issuer: 'Nimbus Hosting', account: 'una' }],
  ['Nimbus%3A%20una?', { issuer: 'Nimbus', account: 'una' }],
  ['Old:una?issuer=New+name&', { issuer: 'New name', account: 'una' }],
  ['una?', { account: 'una' }],
  ['una%?', { account: 'una%' }],
  ['?', {}],
  ['una?issuer=&digits=&', { account: 'una' }],
  [
    'una?digits=8&period=60&algorithm=sha256&',
    { account: 'una', digits: 8, period: 60, algorithm: 'SHA256' },
  ],
  ['una?algorithm=SHA-512&', { account: 'una', algorithm: 'SHA512' }],
])('otpauth://totp/%s', (rest, expected) => {
  expect(readTotp({ uri: `otpauth://totp/${rest}secret=${secret}`, secret: null })).toEqual(
    { ...usual, issuer: null, account: null, ...expected },
  )
})

test('a secret alone is an entry with the usual parameters, however it is written', () => {
  const bare = { ...usual, issuer: null, account: null }
  expect(readTotp({ uri: null, secret })).toEqual(bare)
  expect(readTotp({ uri: 'nonsense', secret })).toEqual(bare)
  const grouped = `${secret.toLowerCase().replace(/.{4}/g, '$& ')}====`
  expect(readTotp({ uri: null, secret: grouped })).toEqual(bare)
})

test('the scanned link wins over the secret beside it, which wins over nothing', () => {
  const uri = `otpauth://totp/una?secret=${secret}`
  expect(readTotp({ uri, secret: 'GEZDGNBV' })?.secret).toBe(secret)
  expect(readTotp({ uri: 'otpauth://totp/una', secret })?.secret).toBe(secret)
})

test.each([
  { uri: null, secret: null },
  { uri: null, secret: '' },
  { uri: null, secret: 'not base 32! 0189' },
  { uri: 'otpauth://totp/una', secret: null },
  { uri: `otpauth://hotp/una?secret=${secret}&counter=1`, secret },
  { uri: `otpauth://totp/una?secret=${secret}&digits=12`, secret },
  { uri: `otpauth://totp/una?secret=${secret}&period=0`, secret },
  { uri: `otpauth://totp/una?secret=${secret}&algorithm=MD5`, secret },
])('nothing to compare with: %j', (setup) => {
  expect(readTotp(setup)).toBeNull()
})
