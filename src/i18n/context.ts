import {
  Fragment,
  createElement,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from 'react'

import type { MessageArguments } from './generated/keys.ts'
import { currentLocale, languageTag } from './load.ts'
import { i18n, type MessageKey, type Translate, translate } from './translate.ts'

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

/** A message that has arguments. */
type RichKey = {
  [K in MessageKey]: keyof MessageArguments[K] extends never ? never : K
}[MessageKey]

/** Elements for the arguments of a message; what a plural counts stays a number. */
type Nodes<K extends RichKey> = {
  [A in keyof MessageArguments[K]]: string extends MessageArguments[K][A]
    ? ReactNode
    : number
}

/**
 * A message whose arguments are elements (a bold name, a link): `rich('profile.emailNow', { email: <b>…</b> })`.
 * Takes exactly the arguments that the text names; numbers pass through as they are.
 */
export function useRich() {
  const locale = useSyncExternalStore(subscribe, currentLocale)
  return <K extends RichKey>(key: K, nodes: Nodes<K>): ReactNode => {
    if (!locale) return ''
    const given: Record<string, ReactNode> = nodes
    const names = Object.keys(given)
    // A private-use character marks each place: no translation contains one.
    const places = Object.fromEntries(
      names.map((name, at) => {
        const node = given[name]
        return [name, typeof node === 'number' ? node : `\uE000${at}\uE001`]
      }),
    )
    const parts = i18n._(key, places).split(/\uE000(\d+)\uE001/)
    return parts.map((part, at) =>
      createElement(
        Fragment,
        { key: at },
        at % 2 ? given[names[Number(part)] ?? ''] : part,
      ),
    )
  }
}
