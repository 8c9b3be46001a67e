import {
  createElement,
  lazy,
  useState,
  type ComponentType,
  type FunctionComponent,
  type LazyExoticComponent,
  useSyncExternalStore,
} from 'react'

import { useHost } from '#src/host/context.ts'
import { catalogueOf } from '#src/i18n/catalogue.ts'
import { useLocale, useT } from '#src/i18n/context.ts'
import type { Namespace } from '#src/i18n/generated/keys.ts'
import { language } from '#src/i18n/language.ts'
import type { Locale } from '#src/i18n/locales.ts'
import { fetchCode, codeTrouble, subscribeToCode } from '#src/lib/code.ts'

import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { takeLostFocus } from './focus.ts'
import { ReloadPage } from './reload-page.tsx'

export type LazyPart<P> = FunctionComponent<P> & {
  /** Fetches it, with its words in a language, before it is wanted; a failure is told when it is. */
  prefetch: (locale: Locale) => void
}

/** A component whose code and words come when it is first drawn; `of` says what misses it where it cannot be fetched. */
function lazyCode<P extends object>(
  of: 'page' | 'part',
  load: () => Promise<ComponentType<P>>,
  namespaces: readonly Namespace[],
): LazyPart<P> {
  async function fetchAll(locale: Locale) {
    const words = namespaces.map(catalogueOf(locale).load)
    const [component] = await Promise.all([load(), ...words])
    return { default: component }
  }
  // Made once for each language, as React asks for it: a cache.
  const made = new Map<Locale, LazyExoticComponent<ComponentType<P>>>()
  function inLanguage(locale: Locale) {
    const part = made.get(locale) ?? lazy(() => fetchCode(() => fetchAll(locale), of))
    made.set(locale, part)
    return part
  }
  function Part(props: P) {
    const locale = useLocale()
    const host = useHost()
    // For as long as it is drawn: a change of language brings all the words that are on screen before it is one.
    const [part] = useState(() => {
      language(host).want(namespaces)
      return inLanguage(locale)
    })
    return createElement<P>(part as ComponentType<P>, props)
  }
  return Object.assign(Part, {
    prefetch: (locale: Locale) => void fetchAll(locale).catch(() => {}),
  })
}

/** Fetches a part in the language of the moment before it is wanted, as when its button is pointed at. */
export function usePrefetch({ prefetch }: Pick<LazyPart<never>, 'prefetch'>): () => void {
  const locale = useLocale()
  return () => prefetch(locale)
}

/**
 * A part of a page whose code comes when it is first drawn, with the words that it needs. Draw it inside of a
 * `Suspense` whose fallback is `CodeWait`: as long as the code cannot be fetched it waits there.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  ...namespaces: Namespace[]
): LazyPart<P> {
  return lazyCode('part', load, namespaces)
}

/** A page, likewise; it throws `ReloadNeeded` where only a reload can bring its code. */
export function lazyPage(
  load: () => Promise<{ Component: ComponentType }>,
  ...namespaces: Namespace[]
): LazyPart<object> {
  return lazyCode('page', async () => (await load()).Component, namespaces)
}

type CodeWaitProps = {
  of: 'page' | 'part'
  /** Puts back what was there before, where somebody opened this; it takes focus then, if nothing has it. */
  onCancel?: () => void
}

/** What stands in place of a page, or of a part of one, whose code is on its way: nothing, unless it cannot be fetched. */
export function CodeWait({ of, onCancel }: CodeWaitProps) {
  const t = useT()
  const trouble = useSyncExternalStore(subscribeToCode, () => codeTrouble(of))
  if (trouble === null) return null
  const wayBack = onCancel && {
    ref: takeLostFocus,
    actions: <Button onClick={onCancel}>{t('ui.cancel')}</Button>,
  }
  if (trouble === 'updated' || trouble === 'failing')
    return <ReloadPage updated={trouble === 'updated'} {...wayBack} />
  return (
    <Alert
      kind="warn"
      role="alert"
      title={t(of === 'page' ? 'ui.pageMissingTitle' : 'ui.codeMissingTitle')}
      {...wayBack}
    >
      <p>{t(trouble === 'offline' ? 'ui.codeOffline' : 'ui.codeUnreachable')}</p>
    </Alert>
  )
}
