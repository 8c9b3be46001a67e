import { catalogueOf } from '#src/i18n/catalogue.ts'
import { language } from '#src/i18n/language.ts'

import type { Perch } from './create-perch.ts'
import { pageAt } from './pages.ts'

/**
 * Tells whoever has put a Perch on their page each place that it shows, from the first on, by path and name, without what was searched for
 * there: that is the person's own, and all scripts of the page hear it. Returns what ends it.
 */
export function tellPlaces({ host, navigation, config }: Perch): () => void {
  let told: string | null = null
  return navigation.onArrival(() => {
    const at = navigation.place().pathname
    const page = pageAt(at, config.get().sections)
    // However it was written; a place that is none has no other name.
    const path = !page || page.path.includes('*') ? at : page.path
    if (path === told) return
    told = path
    const title = page ? catalogueOf(language(host).locale()).i18n._(page.title) : ''
    host.tell({ type: 'navigate', path, title })
  })
}
