import { perHost, type Host } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'

import { catalogueOf } from './catalogue.ts'
import type { Namespace } from './generated/keys.ts'
import { direction, languageTag, type Locale } from './locales.ts'

/** The language that a Perch speaks. */
export const language = perHost((host) => {
  const spoken = observableRecord<{ locale: Locale }>({ locale: 'en' })
  return {
    locale: () => spoken.get().locale,
    subscribe: spoken.subscribe,
    /** Changes the language of everything on screen, once all its words are there. */
    async speak(locale: Locale): Promise<void> {
      const { wanted } = catalogueOf(spoken.get().locale)
      await Promise.all(wanted().map(catalogueOf(locale).load))
      host.speak(languageTag(locale), direction(locale))
      spoken.set({ locale })
    },
  }
})

/** Makes the words of a namespace available in the language of a Perch; a second call costs nothing. */
export async function loadNamespace(host: Host, namespace: Namespace): Promise<void> {
  const { locale } = language(host)
  const before = locale()
  await catalogueOf(before).load(namespace)
  // A change of language meanwhile must bring these words too.
  if (locale() !== before) await loadNamespace(host, namespace)
}
