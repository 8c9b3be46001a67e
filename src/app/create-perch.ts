import type { QueryClient } from '@tanstack/react-query'

import { xsrfTokenIn } from '#src/api/csrf.ts'
import {
  mayTellSignedOut,
  setSignInAddress,
  signInAgain,
} from '#src/forms/sign-in-again.ts'
import type { Host } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { language, loadNamespace } from '#src/i18n/language.ts'
import type { Locale } from '#src/i18n/locales.ts'
import { fetchCode } from '#src/lib/code.ts'
import { delay } from '#src/lib/network.ts'
import { observableRecord, type Observable } from '#src/lib/observable.ts'
import {
  createNavigation,
  type History,
  type Navigation,
} from '#src/navigation/navigation.ts'
import { ownKey } from '#src/session/own-key.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { panelSignIn } from '#src/session/panel-context.ts'
import { panelNameOnPage, learnedPanelName } from '#src/session/panel-name.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

import type { Config } from './config.ts'
import { loadFirst } from './load-first.ts'
import { createLook, type Look } from './look.ts'
import { createQueryClient } from './query-client.ts'
import { theme } from './theme.ts'

/** So long after code could not be had for the first time the host page hears of it, in milliseconds. */
const patience = 3_000

/** What may change while it is open. */
type Changeable =
  | 'theme'
  | 'locale'
  | 'sections'
  | 'panelName'
  | 'signInUrl'
  | 'isNamed'
  | 'logo'
  | 'supportUrl'
  | 'breachUrl'

/** Everything that is alive in one account page: two of them in a document do not know each other. */
export type Perch = {
  readonly host: Host
  /** What the host page says, but for what others know better: the theme (`theme`) and the language (`language`). */
  readonly config: Observable<Omit<Config, 'theme' | 'locale'>>
  readonly queries: QueryClient
  readonly navigation: Navigation
  readonly look: Look
  /** Resolves when everything is there that is needed to draw it. Rejects when its words cannot be had. */
  readonly ready: Promise<void>
  /**
   * Changes what the host page says; resolves once the words of another language are there, or cannot be had: then the
   * language stays what it was. A theme that the person chose counts all the same. What the panel is stays.
   */
  update(change: Partial<Pick<Config, Changeable>>): Promise<void>
  /**
   * Ends it, once and for all: what is on its way is given up, what comes late does nothing, and the host is no other
   * Perch's. What was drawn is its caller's to take away *before*, so that nothing is drawn from what has ended.
   */
  dispose(): void
}

/** What `send` does, given up when `signal` is aborted: as any request whose answer was lost. */
function untilAborted(send: Host['fetch'], signal: AbortSignal): Host['fetch'] {
  return (input, init) => {
    const signals = init?.signal ? [init.signal, signal] : [signal]
    return send(input, { ...init, signal: AbortSignal.any(signals) })
  }
}

/**
 * Makes an account page for a panel, as `config` says, in a host; `history` is where its pages have addresses, below `base`.
 * The first page, the account and the words are on their way when this returns.
 */
export function createPerch(
  config: Config,
  host: Host,
  history: History,
  base?: string,
): Perch {
  const { theme: preset, locale, ...rest } = config
  const { auth, baseUrl, apiBase, credentials } = rest
  const { signal } = lifetime(host)
  const said = observableRecord(rest)
  const panel = {
    baseUrl,
    apiBase,
    credentials,
    pageOrigin: host.origin,
    csrfToken: () => xsrfTokenIn(host.cookies()),
    fetch: untilAborted(host.fetch, signal),
  }
  ownKey(host).start(panel, auth)
  theme(host).prefer(preset)
  // A key is typed here; a session begins on the panel's own page, where that is of this origin and cookies are sent.
  const isOwnSession = auth === 'session' && credentials !== 'omit'
  setSignInAddress(host, () => {
    if (host.isWholeDocument || !isOwnSession || ownKey(host).isUsed()) return null
    return said.get().signInUrl ?? (rest.ownOrigin ? panelSignIn(rest.panelUrl) : null)
  })
  const { speak } = language(host)
  const words = speak(locale)
  const queries = createQueryClient(host)
  const name = panelNameOnPage(host, clientOf(queries))
  if (name !== null) learnedPanelName(host).learn(name)
  const navigation = createNavigation(history, base)
  const look = createLook(queries)
  const stopLooking = host.onVisibility(() => {
    if (host.isVisible()) void look.again()
  })
  signal.addEventListener('abort', stopLooking)
  loadFirst(navigation.place(), look, config)

  async function loadWords(): Promise<void> {
    await words
    // The words that every page needs.
    const shared = ['shell', 'ui', 'forms', 'errors'] as const
    // Until they are there nothing can be said here.
    let telling: Promise<void> | undefined
    let isOver = false
    const tellThatItWaits = async () => {
      await delay(patience, signal)
      if (!isOver) host.tell({ type: 'error', reason: 'start' })
    }
    try {
      await fetchCode(
        () =>
          Promise.all([
            ...shared.map((namespace) => loadNamespace(host, namespace)),
            // Not even the first page shows what is to be hidden.
            panelStorage(host).local.get('streamer') &&
              import('./streamer/turn.ts').then((code) => code.beginStreamer(queries)),
          ]),
        'page',
        signal,
        () => {
          telling ??= tellThatItWaits().catch(() => {})
        },
      )
    } finally {
      isOver = true
    }
  }

  async function follow(): Promise<void> {
    const { followOtherTabs } = await fetchCode(
      () => import('./follow-other-tabs.ts'),
      'background',
      signal,
    )
    if (signal.aborted) return
    signal.addEventListener('abort', followOtherTabs(queries, navigation))
  }
  async function tellPosture(): Promise<void> {
    const { followPosture } = await fetchCode(
      () => import('./follow-posture.ts'),
      'background',
      signal,
    )
    if (!signal.aborted) followPosture(queries, said)
  }
  const ready = loadWords()
  // Until it is there this tab learns less, and later.
  ready.then(follow).catch(() => {})
  if (config.posture) ready.then(tellPosture).catch(() => {})

  /** The language that the host page asked for last. */
  let asked: Locale | null = locale

  return {
    host,
    config: said,
    queries,
    navigation,
    look,
    ready,
    async update(next) {
      const { theme: nextPreset, locale: nextLocale, ...change } = next
      if (signal.aborted) return
      said.set(change)
      if ('theme' in next) theme(host).prefer(nextPreset)
      // Whoever was left to sign people in may have done it.
      mayTellSignedOut(host)
      void look.again()
      if (signInAgain(host).wasLeftToOthers()) void queries.invalidateQueries()
      if (nextLocale === undefined || nextLocale === asked) return
      asked = nextLocale
      try {
        await speak(nextLocale)
      } catch {
        // The language that is stays; said again, this one is tried again.
        if (asked === nextLocale) asked = null
      }
    },
    dispose() {
      lifetime(host).abort()
      navigation.dispose()
      // What is still on its way, or still drawn, would hold on to all of this for minutes, to be forgotten then.
      for (const query of queries.getQueryCache().getAll()) query.gcTime = Infinity
      queries.clear()
    },
  }
}
