import { expect, test } from 'vitest'

import { english } from '#src/test/host.ts'

import { describeRange } from './describe-range.ts'
import { isRange, readRange } from './range.ts'

const t = await english('api-key-create')

/** What in a sentence looks like addresses, without what ends the sentence. */
const examplesIn = (words: string) =>
  (words.match(/(?:\d+\.){3}[\d*]+(?:[/-][\d.]*\d)?|[\da-f]*::[\da-f]*/g) ?? []).map(
    (each) => readRange(each),
  )

test.each(['apiKeyCreate.allowedHint', 'apiKeyCreate.notAnAddress'] as const)(
  'what %s gives as examples is taken, and not called one from where nobody comes',
  (key) => {
    const examples = examplesIn(t(key))
    expect(examples.length).toBeGreaterThan(1)
    for (const read of examples)
      expect(isRange(read) && describeRange(read).reach).toBe('private')
  },
)
