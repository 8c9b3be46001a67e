import type { Messages } from '@lingui/core'

import type { Namespace } from './generated/keys.ts'
import { i18n } from './translate.ts'

/** The languages there are; `pseudo` is long and right to left, for tests. */
export const locales = ['en', 'pseudo'] as const
export type Locale = (typeof locales)[number]

const files = import.meta.glob<Messages>('./generated/*/*.ts', { import: 'messages' })
const wanted = new Set<Namespace>()

/** Which way the language is written. */
export function direction(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'pseudo' ? 'rtl' : 'ltr'
}

/** The tag that `Intl` and `lang` understand; the pseudo-locale borrows Arabic's direction and English's numbers. */
export function languageTag(locale: Locale): string {
  return locale === 'pseudo' ? 'ar-u-nu-latn' : locale
}

async function fetchNamespace(locale: Locale, namespace: Namespace): Promise<void> {
  const file = files[`./generated/${locale}/${namespace}.ts`]
  if (file) i18n.load(locale, await file())
}

/** Makes the words of a namespace available in the present language; a second call costs nothing. */
export async function loadNamespace(namespace: Namespace): Promise<void> {
  if (wanted.has(namespace)) return
  await fetchNamespace(currentLocale(), namespace)
  wanted.add(namespace)
}

/** The language of the moment. */
export function currentLocale(): Locale {
  return locales.find((locale) => locale === i18n.locale) ?? 'en'
}

/** Changes the language of everything on screen, once all its words are there. */
export async function switchLocale(locale: Locale): Promise<void> {
  await Promise.all([...wanted].map((namespace) => fetchNamespace(locale, namespace)))
  i18n.activate(locale)
}
