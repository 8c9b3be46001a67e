import { QueryClient } from '@tanstack/react-query'

import type { Client, ClientConfig } from '#src/api/client-types.ts'
import { documentHost } from '#src/host/document-host.ts'
import type { Host } from '#src/host/host.ts'
import { catalogueOf } from '#src/i18n/catalogue.ts'
import type { Namespace } from '#src/i18n/generated/keys.ts'
import { loadNamespace } from '#src/i18n/language.ts'
import type { Locale } from '#src/i18n/locales.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { bindHost, panelClient } from '#src/session/panel-client.ts'

import { origin } from './origin.ts'

/** A browser's storage, or one in memory where there is none. */
function storageFor(kind: 'local' | 'session'): () => Storage {
  const kept = new Map<string, string>()
  const inMemory: Storage = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  }
  return () => globalThis[`${kind}Storage`] ?? inMemory
}

/** A host of its own for a test of a part, with or without a document; `given` replaces what the test looks at. */
export function createTestHost(given: Partial<Host> = {}): Host {
  const body = globalThis.document?.body
  const local = storageFor('local')
  const session = storageFor('session')
  return {
    root: body,
    origin,
    address: () => `${origin}/`,
    fetch: (...request) => fetch(...request),
    cookies: () => '',
    focused: () => (document.activeElement === body ? null : document.activeElement),
    global: (name) => Reflect.get(globalThis, name),
    title: () => 'A title',
    isWholeDocument: true,
    isEmbedded: false,
    scrollToTop: () => {},
    leaveFor: () => {},
    reload: () => {},
    print: () => {},
    onPrinted: () => () => {},
    printRoot: body,
    speak: () => {},
    paint: () => {},
    download: () => {},
    storage: (kind) => (kind === 'local' ? local() : session()),
    isVisible: () => true,
    onVisibility: () => () => {},
    onWindow: documentHost.onWindow,
    locks: documentHost.locks,
    channel: documentHost.channel,
    userAgent: documentHost.userAgent,
    hasCoarsePointer: documentHost.hasCoarsePointer,
    savesData: documentHost.savesData,
    languages: documentHost.languages,
    copy: documentHost.copy,
    tell: () => true,
    ...given,
  }
}

/** The words of a language, as far as they are there; gives what speaks them. */
export function speaker(locale: Locale): Translate {
  const { i18n } = catalogueOf(locale)
  return (key, ...values) => i18n._(key, values[0])
}

/** English words for a host; gives what speaks them. */
export async function englishFor(
  host: Host,
  ...namespaces: Namespace[]
): Promise<Translate> {
  await Promise.all(namespaces.map((namespace) => loadNamespace(host, namespace)))
  return speaker('en')
}

/** English words for tests that draw nothing. */
export const english = (...namespaces: Namespace[]) =>
  englishFor(createTestHost(), ...namespaces)

/** Points a host at a panel that answers by `given`; gives the client. */
export function configurePanel(host: Host, given: Partial<ClientConfig> = {}): Client {
  return panelClient(host).configure({
    baseUrl: '',
    pageOrigin: origin,
    csrfToken: () => undefined,
    fetch: host.fetch,
    auth: { mode: 'session' },
    ...given,
  })
}

/** A cache of a Perch whose panel answers by `given`: what queries and mutations need, and nothing that is drawn. */
export function createTestQueries(
  given: Partial<ClientConfig> = {},
  host: Host = createTestHost(),
): QueryClient {
  configurePanel(host, given)
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always' } },
  })
  bindHost(queries, host)
  return queries
}
