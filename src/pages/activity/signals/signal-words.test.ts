import { expect, test } from 'vitest'

import type { Dated, Signal } from '#src/feed/signals/signal.ts'
import { english } from '#src/test/host.ts'

import { signalWords } from './signal-words.ts'

const t = await english('signals')

const at = (text: string) => Date.parse(`${text}:00`) as Dated['timestamp']

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
  const telling = {
    t,
    tag: 'en-GB',
    readAgent: () => ({ browser: null, system: null }),
    nameOfKey: () => null,
  }
  return signalWords(signal, telling).sentences.at(-1)
}

test('failures of two days are told by the day', () => {
  const said = before([
    { last: at('2026-11-24T18:46'), count: 6 },
    { last: at('2026-11-22T03:32'), count: 5 },
  ])
  expect(said).toContain('6 failures until 24 November and 5 failures until 22 November')
})

test('two of one day are told apart by the time', () => {
  const said = before([
    { last: at('2026-11-24T18:46'), count: 5 },
    { last: at('2026-11-24T09:10'), count: 5 },
  ])
  expect(said).toMatch(/24 November at 18:46 and .*24 November at 0?9:10/)
})
