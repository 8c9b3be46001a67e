import { expect, test } from 'vitest'

import { brief, cut, revealed, revealedIn } from './invisible-characters.ts'

test.each([
  ['what turns the direction', '\u202Egnp.exe', '‹U+202E›gnp.exe'],
  [
    'isolates and their end',
    '\u2066a\u2067b\u2068c\u2069',
    '‹U+2066›a‹U+2067›b‹U+2068›c‹U+2069›',
  ],
  ['marks of direction', 'a\u200Eb\u200Fc\u061Cd', 'a‹U+200E›b‹U+200F›c‹U+061C›d'],
  [
    'C0',
    'a\u0000b\u0007c\u001B[31m\tx\ny\u007F',
    'a‹U+0000›b‹U+0007›c‹U+001B›[31m‹U+0009›x‹U+000A›y‹U+007F›',
  ],
  ['C1', 'a\u0085b\u009B31m', 'a‹U+0085›b‹U+009B›31m'],
  [
    'what has no width',
    'pay\u200Bpal\u2060\uFEFF\u00AD',
    'pay‹U+200B›pal‹U+2060›‹U+FEFF›‹U+00AD›',
  ],
  ['fillers', 'a\u3164b\u115F\uFFA0', 'a‹U+3164›b‹U+115F›‹U+FFA0›'],
  ['separators of lines', 'a\u2028b\u2029', 'a‹U+2028›b‹U+2029›'],
  ['tags', 'a\u{E0041}', 'a‹U+E0041›'],
  ['halves of a pair', 'a\uD83Db\uDE00', 'a‹U+D83D›b‹U+DE00›'],
  [
    'joiners between letters that do not join',
    'pay\u200Dpal\u200Cx',
    'pay‹U+200D›pal‹U+200C›x',
  ],
])('%s are shown by their numbers', (_, text, shown) => {
  expect(revealed(text)).toBe(shown)
})

test.each([
  'Jürgen O’Neill-Łódź',
  'שלום עולם',
  'مرحبا، يا عالم',
  // Persian needs the non-joiner, Sinhala the joiner.
  'می\u200Cخواهم',
  'ශ්\u200Dරී ලංකා',
  'क्\u200Dष',
  '👨‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍💻 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '日本語 한국어 ไทย',
  '葛\u{E0100}城市',
])('%s is as before', (text) => {
  expect(revealed(text)).toBe(text)
})

test('our own isolates in a sentence are none of a stranger’s', () => {
  expect(revealedIn('Removed: \u2068a\u202Eb\u2069')).toBe(
    'Removed: \u2068a‹U+202E›b\u2069',
  )
})

test('what is long is cut, and never through a pair', () => {
  expect(cut('a'.repeat(9), 9)).toBe('a'.repeat(9))
  expect(cut('a😀b', 2)).toBe('a…')
  expect(brief(`${'a'.repeat(199)}😀b`)).toBe(`${'a'.repeat(199)}…`)
  expect(brief(`${'\u202E'.repeat(300)}`)).toBe(`${'‹U+202E›'.repeat(200)}…`)
})

test('a long text takes no time', () => {
  const before = performance.now()
  for (const text of ['W', '\u202E', 'ש', '😀\u200D', '\u{1F3F4}\u{E0041}'])
    revealed(text.repeat(100_000))
  expect(performance.now() - before).toBeLessThan(2000)
})

test.each([
  ['an isolate that nobody ends', 'a\u2068b', 'a‹U+2068›b'],
  ['an end that nobody began', 'a\u2069b', 'a‹U+2069›b'],
  ['one within another', '\u2068a\u2068b\u2069\u2069', '‹U+2068›a\u2068b\u2069‹U+2069›'],
  [
    'names that were isolated',
    '\u2068a\u2069 (\u2068b\u2069)',
    '\u2068a\u2069 (\u2068b\u2069)',
  ],
])('of the isolates in a sentence, %s', (_, sentence, text) => {
  expect(revealedIn(sentence)).toBe(text)
})

test('a sentence that is cut within an isolate ends it', () => {
  expect(revealedIn('a \u2068bcdef\u2069', 5)).toBe('a \u2068bc…\u2069')
  expect(revealedIn('\u2068a\u2069 bcdef', 5)).toBe('\u2068a\u2069 b…')
  expect(revealedIn('a\u2068b', 5)).toBe('a‹U+2068›b')
})
