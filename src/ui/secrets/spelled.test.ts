import { expect, test } from 'vitest'

import { spell } from './spelled.ts'

const shown = (secret: string) =>
  spell(secret).map((signs) => signs.map(({ sign }) => sign).join(''))

test('a recovery code is in fives, a key in fours, and nothing is lost', () => {
  expect(shown('aB3dE5gH0x')).toEqual(['aB3dE', '5gH0x'])
  const key = `ptlc_${'A1b2C3d4'.repeat(5)}xyz`
  expect(shown(key).slice(0, 2)).toEqual(['ptlc', '_A1b'])
  expect(shown(key).join('')).toBe(key)
  expect(shown('🐦ab')).toEqual(['🐦ab'])
  expect(spell('')).toEqual([])
})

test('each sign is told apart, and those that are taken for others are marked', () => {
  const [signs = []] = spell('0Ol7')
  expect(signs).toEqual([
    { sign: '0', kind: 'digit', isMistakable: true },
    { sign: 'O', kind: 'capital', isMistakable: true },
    { sign: 'l', kind: 'small', isMistakable: true },
    { sign: '7', kind: 'digit', isMistakable: false },
  ])
  expect(
    spell('_é٣')
      .flat()
      .map(({ kind }) => kind),
  ).toEqual(['other', 'small', 'digit'])
})
