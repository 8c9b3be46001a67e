import {
  Fragment,
  createElement,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from 'react'

import { currentLocale, languageTag } from './load.ts'
import {
  i18n,
  type MessageKey,
  type Translate,
  translate,
  type Values,
} from './translate.ts'

const subscribe = (changed: () => void) => i18n.on('change', changed)

/** The words for this component; it renders again when the language changes. */
export function useT(): Translate {
  const locale = useSyncExternalStore(subscribe, currentLocale)
  return useMemo<Translate>(
    () =>
      (key, ...values) =>
        locale ? translate(key, ...values) : '',
    [locale],
  )
}

/** The BCP 47 tag for `Intl`. */
export function useLanguageTag(): string {
  return languageTag(useSyncExternalStore(subscribe, currentLocale))
}

/**
 * A message whose arguments are elements (a bold name, a link): `rich('profile.emailNow', { email: <b>…</b> })`.
 * Plain arguments pass through as they are.
 */
export function useRich() {
  const t = useT()
  return <K extends MessageKey>(key: K, nodes: Record<string, ReactNode>): ReactNode => {
    const names = Object.keys(nodes)
    // A private-use character marks each place: no translation contains one.
    const places = Object.fromEntries(names.map((name, at) => [name, `\uE000${at}\uE001`]))
    const parts = t(key, ...([places] as unknown as Values<K>)).split(/\uE000(\d+)\uE001/)
    return parts.map((part, at) =>
      createElement(
        Fragment,
        { key: at },
        at % 2 ? nodes[names[Number(part)] ?? ''] : part,
      ),
    )
  }
}
