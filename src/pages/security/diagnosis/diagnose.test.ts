import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { codesAround, diagnose, type Verdict } from './diagnose.ts'
import type { Totp } from './totp.ts'

const secret = 'J5DLD56ITUPR3B6N6D2XQQQNMHPPVZLG'
const six: Totp = {
  issuer: 'Nimbus',
  account: 'una@example.test',
  digits: 6,
  period: 30,
  algorithm: 'SHA1',
  secret,
}
const eight: Totp = { ...six, digits: 8, period: 60, algorithm: 'SHA256' }
/** Ten seconds into a period of 30 or 60 seconds. */
const now = Date.UTC(2026, 4, 1, 12, 0, 10)
const hour = 3_600_000

const codeAt = (totp: Totp, at: number) => codesAround(totp, at, 0).next().value?.code ?? ''
const plus = (digit: string | undefined) => String((Number(digit) + 1) % 10)
const slipOfDigit = (code: string) => code.slice(0, -1) + plus(code.at(-1))
function swapAt(code: string, place: number) {
  const [a = '', b = ''] = code.slice(place, place + 2)
  return code.slice(0, place) + b + a + code.slice(place + 2)
}
function slipOfOrder(code: string) {
  const place = [...code].findIndex((digit, at) => digit !== code[at + 1])
  return swapAt(code, place)
}

type Case = [what: string, typed: (totp: Totp) => string, expected: Verdict]
const behind = (periods: number) => (totp: Totp) =>
  codeAt(totp, now - periods * totp.period * 1000)

const any: Case[] = [
  ['the code of now', behind(0), { kind: 'right' }],
  ['the code before', behind(1), { kind: 'old-code' }],
  [
    'a wrong digit of now',
    (totp) => slipOfDigit(behind(0)(totp)),
    { kind: 'typo', slip: 'digit' },
  ],
  [
    'a wrong digit of before',
    (totp) => slipOfDigit(behind(1)(totp)),
    { kind: 'typo', slip: 'digit' },
  ],
  [
    'a wrong digit of next',
    (totp) => slipOfDigit(behind(-1)(totp)),
    { kind: 'typo', slip: 'digit' },
  ],
  [
    'swapped digits',
    (totp) => slipOfOrder(behind(0)(totp)),
    { kind: 'typo', slip: 'swap' },
  ],
  ['too short', (totp) => behind(0)(totp).slice(1), { kind: 'other' }],
  ['too long', (totp) => `${behind(0)(totp)}0`, { kind: 'other' }],
  ['no digits', (totp) => 'x'.repeat(totp.digits), { kind: 'other' }],
  [
    'digits of another script',
    (totp) =>
      behind(0)(totp).replace(/\d/g, (digit: string) =>
        String.fromCodePoint(0x660 + Number(digit)),
      ),
    { kind: 'other' },
  ],
  ['nothing', () => '', { kind: 'other' }],
  [
    "another entry's code",
    (totp) => codeAt({ ...totp, secret: 'GEZDGNBVGY3TQOJQ' }, now),
    { kind: 'other' },
  ],
  [
    'yesterday, to the hour',
    (totp) => codeAt(totp, now - 24 * hour),
    { kind: 'phone-clock', minutes: -1440, certain: true },
  ],
  ['further than a day', (totp) => codeAt(totp, now - 25 * hour), { kind: 'other' }],
]

describe.each([
  ['6 digits, 30 s, SHA1', six],
  ['8 digits, 60 s, SHA256', eight],
])('%s', (_, totp) => {
  test.each(any)('%s', (_what, typed, expected) => {
    const code = typed(totp)
    expect(diagnose({ code, totp, deviceNow: now, panelOffset: null })).toEqual(expected)
    expect(diagnose({ code, totp, deviceNow: now, panelOffset: 0 })).toEqual(expected)
    // All of it is about the panel's time, whatever this computer's clock says.
    const wrongClock = { deviceNow: now - 100 * hour, panelOffset: 100 * hour }
    expect(diagnose({ code, totp, ...wrongClock })).toEqual(expected)
  })
})

test.each([
  [-0.5, null],
  [-1, true],
  [-2, true],
  [-3, true],
  [0.5, true],
  [3, true],
  [7.5, true],
  [-60, true],
  [61, true],
  [62, false],
  [-90, false],
  [-330, false],
  [-420, true],
  [421, true],
  [-422, false],
  [1440, true],
])('a phone that is %d minutes off is told from chance: %s', (minutes, certain) => {
  const code = codeAt(six, now + minutes * 60_000)
  const verdict = diagnose({ code, totp: six, deviceNow: now, panelOffset: null })
  expect(verdict).toEqual(
    certain === null ? { kind: 'old-code' } : { kind: 'phone-clock', minutes, certain },
  )
})

test('with a period of a minute, the next code is a minute ahead', () => {
  const code = codeAt(eight, now + 60_000)
  expect(diagnose({ code, totp: eight, deviceNow: now, panelOffset: null })).toEqual({
    kind: 'phone-clock',
    minutes: 1,
    certain: true,
  })
})

describe("this computer's clock", () => {
  const ask = (typedAt: number, panelOffset: number | null, deviceNow = now) =>
    diagnose({ code: codeAt(six, typedAt), totp: six, deviceNow, panelOffset })

  test.each([
    [600_000, -600],
    [-600_000, 600],
    [7 * hour, -25_200],
    [-11_400, 11],
    [40 * hour, -144_000],
  ])('is blamed when the app goes by it: %d ms', (panelOffset, seconds) => {
    expect(ask(now, panelOffset)).toEqual({ kind: 'computer-clock', seconds })
  })

  test('is blamed too when the code ran out while it was typed', () => {
    expect(ask(now - 30_000, 600_000)).toEqual({ kind: 'computer-clock', seconds: -600 })
  })

  test('is not blamed for less than five seconds', () => {
    const lateInPeriod = now + 17_000
    expect(ask(now, 4_999, lateInPeriod)).toEqual({ kind: 'old-code' })
    expect(ask(now, 5_000, lateInPeriod)).toEqual({ kind: 'computer-clock', seconds: -5 })
  })

  test('is not blamed when nobody knows how far it is off', () => {
    expect(ask(now, null)).toEqual({ kind: 'right' })
  })

  test('is not blamed when the code is right for the panel', () => {
    expect(ask(now + 600_000, 600_000)).toEqual({ kind: 'right' })
    expect(ask(now, 6_000)).toEqual({ kind: 'right' })
  })

  test('leaves the phone to blame when the app goes by neither', () => {
    expect(ask(now - 180_000, 600_000)).toEqual({
      kind: 'phone-clock',
      minutes: -13,
      certain: true,
    })
  })
})

describe('which of two explanations', () => {
  /** An instant at which two codes are one slip apart, `apart` periods from one another. */
  function findTwins(least: number, most: number) {
    for (let at = now; ; at += 30_000) {
      const code = codeAt(six, at)
      for (const other of codesAround(six, at, most)) {
        const differ = [...code].filter((digit, place) => digit !== other.code[place])
        if (Math.abs(other.step) >= least && differ.length === 1)
          return { at, typed: other.code, step: other.step }
      }
    }
  }

  test('a code of a few periods away is the clock, though a slip would explain it', () => {
    const { at, typed, step } = findTwins(2, 4)
    expect(
      diagnose({ code: typed, totp: six, deviceNow: at, panelOffset: null }),
    ).toMatchObject({ kind: 'phone-clock', minutes: step / 2 })
  })

  test('a slip is likelier than a clock that is minutes off', () => {
    const { at, typed } = findTwins(5, 120)
    expect(diagnose({ code: typed, totp: six, deviceNow: at, panelOffset: null })).toEqual({
      kind: 'typo',
      slip: 'digit',
    })
  })
})

const instants = fc.integer({ min: 0, max: 4e12 })
const offsets = fc.option(fc.integer({ min: -90_000_000, max: 90_000_000 }))
const totps = fc.constantFrom(six, eight)

test('whatever is typed, there is a verdict, and it holds no code', () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{6}$/))
  fc.assert(
    fc.property(typed, totps, instants, offsets, (code, totp, deviceNow, panelOffset) => {
      const verdict = diagnose({ code, totp, deviceNow, panelOffset })
      const told = JSON.stringify(verdict)
      expect(told).not.toContain(totp.secret)
      expect(told).not.toMatch(/\d{6}/)
    }),
    { numRuns: 60 },
  )
})

test('the code of now is never called a typo', () => {
  fc.assert(
    fc.property(totps, instants, offsets, (totp, deviceNow, panelOffset) => {
      const code = codeAt(totp, deviceNow + (panelOffset ?? 0))
      fc.pre(code !== '')
      expect(diagnose({ code, totp, deviceNow, panelOffset }).kind).toBe('right')
    }),
  )
})
