import { expect, test } from 'vitest'

import type { Dated, Signal } from '#src/feed/signals/signal.ts'
import { english } from '#src/test/host.ts'

import { signalWords } from './signal-words.ts'

const t = await english('signals')

const at = (text: string) => Date.parse(`${text}:00`) as Dated['timestamp']

const telling = {
  t,
  tag: 'en-GB',
  readAgent: () => ({ browser: null, system: null }),
  nameOfKey: () => null,
}

/** What is said of failures in a row before the newest ones. */
function before(others: Extract<Signal, { kind: 'failed-sign-ins' }>['others']) {
  const timestamp = at('2026-11-26T12:00')
  const row = { timestamp, ip: null, properties: {} } as Dated
  const signal: Signal = {
    kind: 'failed-sign-ins',
    row,
    first: timestamp,
    count: 5,
    others,
  }
  return signalWords(signal, telling).sentences.at(-1)
}

test('failures before are counted', () => {
  expect(before([])).not.toMatch(/before/)
  expect(before([{ last: at('2026-11-22T03:32'), count: 5 }])).toMatch(
    /It happened once before\.$/,
  )
  const days = [20, 18, 16, 14, 12]
  expect(
    before(days.map((day) => ({ last: at(`2026-11-${day}T12:00`), count: 5 }))),
  ).toMatch(/It happened 5 times before\.$/)
})

/** What is said of a sign-in that came as far as the second factor. */
function codes(wrongCodes: number, gotIn: boolean) {
  const timestamp = at('2026-11-26T12:00')
  const row = { timestamp, ip: null, properties: {} } as Dated
  const signal: Signal = {
    kind: 'password-known',
    row,
    first: timestamp,
    wrongCodes,
    gotIn,
    usual: null,
  }
  const { title, sentences } = signalWords(signal, telling)
  return [title, ...sentences].join(' ')
}

const either = 'The panel does not tell sign-in codes from recovery codes here.'

test.each([true, false])(
  'wrong codes are called wrong codes, whichever they were (got in: %s)',
  (gotIn) => {
    const said = codes(4, gotIn)
    expect(said).toContain('4 wrong codes')
    expect(said).toContain(either)
    expect(said.replace(either, '')).not.toMatch(/sign-in code|recovery code/i)
  },
)

test('without a wrong code nothing is said of them', () => {
  expect(codes(0, false)).not.toMatch(/code/)
})
