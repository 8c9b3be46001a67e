import { expect, test, vi } from 'vitest'

import { lifetime } from '#src/host/lifetime.ts'
import { createTestHost } from '#src/test/host.ts'

import { catalogueOf } from './catalogue.ts'
import { language, loadNamespace } from './language.ts'
import type { Locale } from './locales.ts'

/** Holds the words of a language back until they are let go; and which of them were asked for. */
function holdWords(locale: Locale) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const load = vi.spyOn(catalogueOf(locale), 'load').mockReturnValue(promise)
  const asked = () => [...new Set(load.mock.calls.map(([namespace]) => namespace))]
  return { release: resolve, asked, [Symbol.dispose]: () => load.mockRestore() }
}

test('a change of language brings the words that this Perch wants, and no others', async () => {
  const [host, beside] = [createTestHost(), createTestHost()]
  await catalogueOf('en').load('activity')
  await loadNamespace(beside, 'diagnosis')
  await loadNamespace(host, 'sign-in')
  using pseudo = holdWords('pseudo')
  pseudo.release()
  await language(host).speak('pseudo')
  expect(pseudo.asked()).toEqual(['sign-in'])
})

test('words that are wanted while the language changes come with it', async () => {
  const host = createTestHost()
  const { speak, locale } = language(host)
  await loadNamespace(host, 'sign-in')
  using pseudo = holdWords('pseudo')
  const speaking = speak('pseudo')
  const loading = loadNamespace(host, 'diagnosis')
  await loading
  expect(locale()).toBe('en')
  pseudo.release()
  await speaking
  expect(pseudo.asked()).toEqual(['sign-in', 'diagnosis'])
  expect(locale()).toBe('pseudo')
})

test('of two languages at once the last that was asked for is spoken, and both calls end with it', async () => {
  const spoken: string[] = []
  const host = createTestHost({ speak: (tag) => void spoken.push(tag) })
  const { speak, locale } = language(host)
  await loadNamespace(host, 'sign-in')
  using pseudo = holdWords('pseudo')
  using english = holdWords('en')
  const first = speak('pseudo')
  const last = speak('en')
  let isOver = false
  void first.then(() => (isOver = true))
  pseudo.release()
  await vi.waitFor(() => expect(pseudo.asked()).toHaveLength(1))
  expect(isOver).toBe(false)
  english.release()
  await Promise.all([first, last])
  expect([locale(), spoken]).toEqual(['en', ['en']])
})

test('a language whose words cannot be had is not spoken, and nobody is told once another is wanted', async () => {
  const host = createTestHost()
  const { speak, locale } = language(host)
  await loadNamespace(host, 'sign-in')
  const load = vi.spyOn(catalogueOf('pseudo'), 'load').mockRejectedValue(new Error('gone'))
  await expect(speak('pseudo')).rejects.toThrow('gone')
  const first = speak('pseudo')
  await speak('en')
  await first
  expect(locale()).toBe('en')
  load.mockRestore()
})

test('what comes once a Perch is over is not spoken', async () => {
  const speak = vi.fn<() => void>()
  const host = createTestHost({ speak })
  await loadNamespace(host, 'sign-in')
  using pseudo = holdWords('pseudo')
  const speaking = language(host).speak('pseudo')
  lifetime(host).abort()
  pseudo.release()
  await speaking
  expect(speak).not.toHaveBeenCalled()
})
