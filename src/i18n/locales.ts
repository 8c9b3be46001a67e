/** The languages there are; `pseudo` is long and right to left, for tests. */
export const locales = ['en', 'pseudo'] as const
export type Locale = (typeof locales)[number]

/** Which way the language is written. */
export function direction(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'pseudo' ? 'rtl' : 'ltr'
}

/** The tag that `Intl` and `lang` understand; the pseudo-locale borrows Arabic's direction and English's numbers. */
export function languageTag(locale: Locale): string {
  return locale === 'pseudo' ? 'ar-u-nu-latn' : locale
}
