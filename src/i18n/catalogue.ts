import { setupI18n, type I18n, type Messages } from '@lingui/core'

import type { Namespace } from './generated/keys.ts'
import type { Locale } from './locales.ts'

const english = import.meta.glob<Messages>('./generated/en/*.ts', { import: 'messages' })

/** The words of one language, as far as they were fetched: the same for every Perch of a document. */
export type Catalogue = {
  i18n: I18n
  /** Fetches the words of a namespace; a second call costs nothing, one that failed is tried again. */
  load: (namespace: Namespace) => Promise<void>
}

function createCatalogue(locale: Locale): Catalogue {
  // A page begins without any words, of which Lingui would warn.
  const i18n = setupI18n({ locale, messages: { [locale]: {} } })
  const fetched = new Map<Namespace, Promise<void>>()

  async function fetchWords(namespace: Namespace): Promise<void> {
    const files =
      locale === 'en' ? english : (await import('./other-locales.ts')).otherFiles
    const messages = await files[`./generated/${locale}/${namespace}.ts`]?.()
    if (messages) i18n.load(locale, messages)
  }

  function load(namespace: Namespace): Promise<void> {
    const known = fetched.get(namespace)
    if (known) return known
    const promise = fetchWords(namespace)
    fetched.set(namespace, promise)
    promise.catch(() => fetched.delete(namespace))
    return promise
  }

  return { i18n, load }
}

/** A cache of what never changes: the words that came with the page. */
const catalogues = new Map<Locale, Catalogue>()

/** The words of a language. */
export function catalogueOf(locale: Locale): Catalogue {
  const known = catalogues.get(locale) ?? createCatalogue(locale)
  catalogues.set(locale, known)
  return known
}
