import type { Locale } from '#src/i18n/locales.ts'
import type { Place } from '#src/navigation/navigation.ts'

import type { Look } from './look.ts'
import { accountPages, pageAt, signInPage } from './pages.ts'

// `/` leads to the first of them.
const pageFor = (place: Place) => pageAt(place.pathname) ?? accountPages[0]

/** Whether it must be known who is signed in before a place can be shown. */
export function needsLook(place: Place): boolean {
  const page = pageFor(place)
  return page === signInPage
    ? !new URLSearchParams(place.search).has('because')
    : page !== undefined && accountPages.includes(page)
}

/** Has the first page and the account on their way before anything is drawn. */
export function loadFirst(place: Place, look: Look, locale: Locale): void {
  pageFor(place)?.Content.prefetch(locale)
  if (needsLook(place)) void look.ask()
}
