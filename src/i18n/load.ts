import type { Messages } from '@lingui/core'

import type { Namespace } from './generated/keys.ts'
import { i18n } from './translate.ts'

/** The languages there are; `pseudo` is long and right to left, for tests. */
export const locales = ['en', 'pseudo'] as const
export type Locale = (typeof locales)[number]

const english = import.meta.glob<Messages>('./generated/en/*.ts', { import: 'messages' })
const wanted = new Set<Namespace>()
const fetched = new Map<string, Promise<void>>()

/** Which way the language is written. */
export function direction(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'pseudo' ? 'rtl' : 'ltr'
}

/** The tag that `Intl` and `lang` understand; the pseudo-locale borrows Arabic's direction and English's numbers. */
export function languageTag(locale: Locale): string {
  return locale === 'pseudo' ? 'ar-u-nu-latn' : locale
}

async function load(file: string, locale: Locale): Promise<void> {
  const files = locale === 'en' ? english : (await import('./other-locales.ts')).otherFiles
  const messages = await files[file]?.()
  if (messages) i18n.load(locale, messages)
}

/** One fetch a file, whoever asks; one that failed is tried again. */
function fetchNamespace(locale: Locale, namespace: Namespace): Promise<void> {
  const file = `./generated/${locale}/${namespace}.ts`
  const known = fetched.get(file)
  if (known) return known
  const promise = load(file, locale)
  fetched.set(file, promise)
  promise.catch(() => fetched.delete(file))
  return promise
}

/** Makes the words of a namespace available in the present language; a second call costs nothing. */
export async function loadNamespace(namespace: Namespace): Promise<void> {
  // Before the fetch: a change of language meanwhile must bring these words too.
  wanted.add(namespace)
  const locale = currentLocale()
  await fetchNamespace(locale, namespace)
  if (currentLocale() !== locale) await loadNamespace(namespace)
}

/** Fetches words that may be wanted later; a change of language does not fetch them again. */
export function prefetchNamespace(namespace: Namespace): Promise<void> {
  return fetchNamespace(currentLocale(), namespace)
}

/** The language of the moment. */
export function currentLocale(): Locale {
  return locales.find((locale) => locale === i18n.locale) ?? 'en'
}

/** Changes the language of everything on screen, once all its words are there. */
export async function switchLocale(locale: Locale): Promise<void> {
  await Promise.all([...wanted].map((namespace) => fetchNamespace(locale, namespace)))
  // A page begins without any words, of which Lingui would warn.
  i18n.load(locale, {})
  i18n.activate(locale)
}
