/** A build that ships has no words for tests in it. */
const isShipped = import.meta.env.PROD

/** The languages there are. `pseudo` is long and right to left, and only where pages are made: in tests and `npm run dev`. */
export type Locale = 'en' | 'pseudo'
export const locales: readonly Locale[] = isShipped ? ['en'] : ['en', 'pseudo']

/** Which way the language is written. */
export function direction(locale: Locale): 'ltr' | 'rtl' {
  return !isShipped && locale === 'pseudo' ? 'rtl' : 'ltr'
}

/** The tag that `Intl` and `lang` understand; the pseudo-locale borrows Arabic's direction and English's numbers. */
export function languageTag(locale: Locale): string {
  return !isShipped && locale === 'pseudo' ? 'ar-u-nu-latn' : locale
}

/** The tag for dates and numbers: that of the language, with the region that a person's languages name for it, if any. */
export function formatTag(locale: Locale, languages: readonly string[]): string {
  const tag = languageTag(locale)
  // Settings may say anything, and `Intl` throws for what is no tag.
  const withRegion = RegExp(`^${tag}-(\\w\\w|\\d{3})$`)
  return languages.find((each) => withRegion.test(each)) ?? tag
}
