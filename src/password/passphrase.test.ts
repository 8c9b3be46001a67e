import { wordlist } from '@scure/bip39/wordlists/english.js'
import { afterEach, expect, test, vi } from 'vitest'

import { makePassphrase } from './passphrase.ts'

afterEach(() => vi.restoreAllMocks())

/** Has the next draws be these. */
function draw(values: readonly number[]) {
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((into) => {
    if (into instanceof Uint16Array) into.set(values)
    return into
  })
}

test('a passphrase is six words of the list, with hyphens between', () => {
  const passphrases = Array.from({ length: 200 }, makePassphrase)
  for (const passphrase of passphrases) {
    const words = passphrase.split('-')
    expect(words).toHaveLength(6)
    for (const word of words) expect(wordlist).toContain(word)
  }
  expect(new Set(passphrases).size).toBe(200)
})

test('each word is as likely as any other: 32 of the 65,536 draws', () => {
  expect(new Set(wordlist).size).toBe(2048)
  const counts = new Map<string, number>()
  for (let first = 0; first < 65_536 - 6; first += 6) {
    draw(Array.from({ length: 6 }, (_, at) => first + at))
    for (const word of makePassphrase().split('-'))
      counts.set(word, (counts.get(word) ?? 0) + 1)
    vi.restoreAllMocks()
  }
  draw([65_532, 65_533, 65_534, 65_535, 0, 0])
  for (const word of makePassphrase().split('-').slice(0, 4))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  expect([...new Set(counts.values())]).toEqual([32])
})

test('whatever is drawn, the panel takes it, and bcrypt reads all of it', () => {
  const lengths = wordlist.map((word) => word.length)
  expect(wordlist.every((word) => /^[a-z]+$/.test(word))).toBe(true)
  expect(6 * Math.min(...lengths) + 5).toBeGreaterThanOrEqual(15)
  expect(6 * Math.max(...lengths) + 5).toBeLessThanOrEqual(72)
})
