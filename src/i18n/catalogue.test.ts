import { beforeAll, expect, test, vi } from 'vitest'

import { createTestHost } from '#src/test/host.ts'

import { catalogueOf } from './catalogue.ts'
import { language, loadNamespace } from './language.ts'
import { locales } from './locales.ts'

const files = import.meta.glob<Record<string, unknown>>('./generated/en/*.ts', {
  eager: true,
  import: 'messages',
})
const messages = Object.assign({}, ...Object.values(files)) as Record<string, unknown>
const keys = Object.keys(messages)

/** What a compiled message asks for: `[name]` is text, `[name, 'plural' or 'number', …]` is counted, and its forms ask for more. */
function argumentsOf(message: unknown): Record<string, unknown> {
  if (!Array.isArray(message)) return {}
  const parts = message.filter((part): part is unknown[] => Array.isArray(part))
  return Object.assign(
    {},
    ...parts.map(([name, type, forms]) => ({
      ...Object.assign({}, ...Object.values(forms ?? {}).map(argumentsOf)),
      [String(name)]: type === undefined ? 'Xy' : 2,
    })),
  )
}
const host = createTestHost()
const { speak, locale: spoken } = language(host)
/** What is said in the language of the moment. */
const words = (key: string) => catalogueOf(spoken()).i18n._(key, argumentsOf(messages[key]))

const warnings: unknown[] = []

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation((words) => void warnings.push(words))
  await speak('en')
  const names = Object.keys(files).map((file) => /([^/]+)\.ts$/.exec(file)?.[1])
  await Promise.all(names.map((name) => loadNamespace(host, name as 'shell')))
})

test.each(locales)('every message has words in %s', async (locale) => {
  await speak(locale)
  expect(keys.length).toBeGreaterThan(150)
  for (const key of keys) {
    expect(words(key), key).toMatch(/[\p{L}\p{N}]/u)
    expect(words(key)).not.toBe(key)
    expect(words(key), key).not.toMatch(/undefined|NaN|\[object|[{}]/)
  }
})

test('no message is the same in English and in the pseudo-locale', async () => {
  await speak('en')
  const english = new Map(keys.map((key) => [key, words(key)]))
  await speak('pseudo')
  const same = keys.filter((key) => words(key) === english.get(key))
  expect(same).toEqual([])
})

test('nothing is warned of, although a page begins without words', () => {
  expect(warnings).toEqual([])
})

test('one and many differ where a message counts', async () => {
  await speak('en')
  const { i18n } = catalogueOf(spoken())
  expect(i18n._('errors.waitSeconds', { count: 1 })).toMatch(/1 second\./)
  expect(i18n._('errors.waitSeconds', { count: 0 })).toMatch(/0 seconds\./)
})
