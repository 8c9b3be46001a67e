import {
  direction,
  languageTag,
  loadNamespace,
  locales,
  switchLocale,
} from '#src/i18n/load.ts'
import type { Locale } from '#src/i18n/load.ts'

/** Makes the document say which language it is in, and which way it is written. */
async function speak(locale: Locale): Promise<void> {
  await switchLocale(locale)
  document.documentElement.lang = languageTag(locale)
  document.documentElement.dir = direction(locale)
}

/** The words that every page needs, in the language the host page asks for. */
export async function startLanguage(locale: Locale): Promise<void> {
  await speak(locale)
  await Promise.all([
    loadNamespace('shell'),
    loadNamespace('forms'),
    loadNamespace('errors'),
  ])
}

/** Tests look at every state in the pseudo-locale without playing it again: this is how they switch. */
export function listenForLocale(): void {
  addEventListener('perch:locale', (event) => {
    const locale = locales.find(
      (known) => event instanceof CustomEvent && event.detail === known,
    )
    if (locale) void speak(locale)
  })
}
