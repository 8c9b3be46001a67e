import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readTotp } from '../diagnosis/totp.ts'
import { entryUri, fitsQrCode } from './otpauth-uri.ts'

const secret = 'JBSWY3DPEHPK3PXP'
const base = 'otpauth://totp/Panel:una%40example.test'

/** What the set-up tells, what comes out. */
const table: [uri: string | null, secret: string | null, expected: string | null][] = [
  [null, null, null],
  // The panel's own, untouched: also what it encodes twice.
  [
    `${base}?secret=${secret}&issuer=A%2520B`,
    secret,
    `${base}?secret=${secret}&issuer=A%2520B`,
  ],
  [`${base}?secret=${secret}`, null, `${base}?secret=${secret}`],
  [`${base}?issuer=%zz&SECRET=${secret}`, secret, `${base}?issuer=%zz&SECRET=${secret}`],
  [base, null, base],
  // The secret is missing from it.
  [base, secret, `${base}?secret=${secret}`],
  [`${base}?`, secret, `${base}?secret=${secret}`],
  [`${base}?issuer=%zz`, secret, `${base}?issuer=%zz&secret=${secret}`],
  [`${base}?mysecret=x`, secret, `${base}?mysecret=x&secret=${secret}`],
  // There, but empty: apps read the first.
  [`${base}?secret=&issuer=A`, secret, `${base}?issuer=A&secret=${secret}`],
  [`${base}?secret`, secret, `${base}?secret=${secret}`],
  // Nothing behind a hash is read.
  [`${base}#top`, secret, `${base}?secret=${secret}#top`],
  [`${base}?issuer=A#?secret=x`, secret, `${base}?issuer=A&secret=${secret}#?secret=x`],
  // A label is no query.
  ['otpauth://totp/a&secret=b', secret, `otpauth://totp/a&secret=b?secret=${secret}`],
  // Only the secret is told.
  [null, secret, `otpauth://totp/Panel:una%40example.test?secret=${secret}&issuer=Panel`],
  [null, 'a&b#c', 'otpauth://totp/Panel:una%40example.test?secret=a%26b%23c&issuer=Panel'],
]

test.each(table)('%j and %j make %j', (uri, told, expected) => {
  expect(
    entryUri({ uri, secret: told, picture: null, link: null }, 'Panel', 'una@example.test'),
  ).toBe(expected)
})

const anyText = fc.string({ unit: 'binary' })
/** Also halves of characters, which JSON can carry. */
const brokenText = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((units) => String.fromCharCode(...units))
const name = fc.oneof(anyText, brokenText)
const base32 = fc
  .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'), {
    minLength: 16,
    maxLength: 64,
  })
  .map((letters) => letters.join(''))
const parameter = fc.oneof(
  fc.tuple(fc.constantFrom('issuer', 'digits', 'SECRET', 'secret'), fc.constant('')),
  fc.tuple(fc.constantFrom('issuer', 'image', 'x'), name),
)
/** A URI of a panel that leaves the secret out, in whatever state. */
const withoutSecret = fc
  .tuple(name, fc.array(parameter), fc.option(name))
  .map(([label, parameters, hash]) => {
    const query = parameters.map(([key, value]) => `${key}=${value.replace(/[&#?]/g, '')}`)
    const end = hash === null ? '' : `#${hash}`
    return `otpauth://totp/${label.replace(/[?#]/g, '')}?${query.join('&')}${end}`
  })

test('whatever the panel tells, the entry has its secret, once', () => {
  fc.assert(
    fc.property(
      fc.option(withoutSecret),
      base32,
      name,
      name,
      (uri, told, issuer, account) => {
        const entry = entryUri(
          { uri, secret: told, picture: null, link: null },
          issuer,
          account,
        )
        const [, query = ''] = /^[^?#]*\?([^#]*)/.exec(entry ?? '') ?? []
        const secrets = [...new URLSearchParams(query)].filter(([key]) =>
          /^secret$/i.test(key),
        )
        expect(secrets).toEqual([['secret', told]])
      },
    ),
  )
})

test('no text whatever makes it throw, and a link of the panel that has the secret stays as it is', () => {
  fc.assert(
    fc.property(name, name, name, fc.option(name), (text, issuer, account, told) => {
      const uri = `otpauth://${text}`
      const setup = { secret: told, picture: null, link: null }
      entryUri({ ...setup, uri }, issuer, account)
      entryUri({ ...setup, uri: null }, issuer, account)
      const whole = `${base}?issuer=${text.replace(/[#&]/g, '')}&secret=${secret}`
      expect(entryUri({ ...setup, uri: whole }, issuer, account)).toBe(whole.toWellFormed())
    }),
  )
})

test('an app reads the names back from an entry that was made of the secret alone', () => {
  const names = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((each) => each === each.trim() && each !== '')
  fc.assert(
    fc.property(names, names, base32, (issuer, account, told) => {
      const setup = { uri: null, secret: told, picture: null, link: null }
      const read = readTotp({ uri: entryUri(setup, issuer, account), secret: null })
      expect(read).toMatchObject({ secret: told, issuer: issuer })
    }),
  )
})

test.each([
  ['x'.repeat(2331), true],
  ['x'.repeat(2332), false],
  ['é'.repeat(1165), true],
  ['é'.repeat(1166), false],
])('whether a QR code holds it is a matter of bytes', (text, fits) => {
  expect(fitsQrCode(text)).toBe(fits)
})
