import { perHost, type Host } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { observableRecord } from '#src/lib/observable.ts'

import { catalogueOf } from './catalogue.ts'
import type { Namespace } from './generated/keys.ts'
import { direction, languageTag, type Locale } from './locales.ts'

/** The language that a Perch speaks. */
export const language = perHost((host) => {
  const spoken = observableRecord<{ locale: Locale }>({ locale: 'en' })
  const wanted = new Set<Namespace>()
  const { signal } = lifetime(host)
  let last: Promise<void>
  /** Which change counts: the one that was asked for last. */
  let turn = 0

  async function change(locale: Locale, mine: number): Promise<void> {
    const { load } = catalogueOf(locale)
    try {
      // What is wanted meanwhile is needed, too.
      for (let loaded = 0; mine === turn && loaded < wanted.size;) {
        loaded = wanted.size
        await Promise.all([...wanted].map((namespace) => load(namespace)))
      }
    } catch (error) {
      if (mine === turn) throw error
    }
    if (mine !== turn) return last
    if (signal.aborted) return
    host.speak(languageTag(locale), direction(locale))
    spoken.set({ locale })
  }

  return {
    locale: () => spoken.get().locale,
    subscribe: spoken.subscribe,
    /** Says that the words of these namespaces are on screen, or are to be: another language needs them as well. */
    want(namespaces: readonly Namespace[]): void {
      for (const namespace of namespaces) wanted.add(namespace)
    },
    /**
     * Changes the language of everything on screen, once all its words are there. Of several at once the last counts, and
     * all end with it. Rejects when its words cannot be had: then the language stays what it was.
     */
    speak(locale: Locale): Promise<void> {
      turn += 1
      last = change(locale, turn)
      return last
    },
  }
})

/** Makes the words of a namespace available in the language of a Perch; a second call costs nothing. */
export async function loadNamespace(host: Host, namespace: Namespace): Promise<void> {
  const { locale, want } = language(host)
  // A change of language that is under way brings them, too.
  want([namespace])
  await catalogueOf(locale()).load(namespace)
}
