import { expect, test } from 'vitest'

import { estimate } from './password-estimate.ts'

const own = ['una.user', 'una.mail@example.test', 'Pterodactyl', 'games.example.test']

test.each(['Pterodactyl1!', 'pterodactyl2026', 'una.mail99', 'games2026!'])(
  'what everybody knows of the person and the panel is no secret: %s',
  (password) => {
    expect(estimate(password, own)).toBeLessThan(3)
  },
)

test('a panel of several words counts word by word', () => {
  expect(estimate('Hexagonal1!', ['Hexagonal Otterhost'])).toBeLessThan(3)
  expect(estimate('copper lantern otter', own)).toBe(4)
})
