import {
  Fragment,
  createElement,
  use,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from 'react'

import { useHost } from '#src/host/context.ts'
import { revealedIn } from '#src/lib/invisible-characters.ts'

import { catalogueOf } from './catalogue.ts'
import type { MessageArguments } from './generated/keys.ts'
import { language } from './language.ts'
import { formatTag, type Locale } from './locales.ts'
import { PrivateValuesContext, type PrivateValues } from './private-values.ts'
import type { MessageKey, Translate } from './translate.ts'

/** The language of the moment; the component renders again when it changes. */
export function useLocale(): Locale {
  const { subscribe, locale } = language(useHost())
  return useSyncExternalStore(subscribe, locale)
}

/** Longer than a list of names; nobody reads more in a sentence. */
const longest = 1000

/** The words of a language. Arguments are made readable, since panels and strangers may have written them, and hidden where they are private. */
export function wordsIn(locale: Locale, hidden: PrivateValues | null): Translate {
  const readable = (values: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string'
          ? revealedIn(hidden ? hidden.hide(value, locale) : value, longest)
          : value,
      ]),
    )
  const { i18n } = catalogueOf(locale)
  return (key, ...values) => i18n._(key, values[0] && readable(values[0]))
}

/** The words for this component; it renders again when the language changes, and when private values are hidden. */
export function useT(): Translate {
  const locale = useLocale()
  const hidden = use(PrivateValuesContext)
  return useMemo(() => wordsIn(locale, hidden), [locale, hidden])
}

/** A message that takes no arguments, by a key that only running code knows: schemas carry keys instead of words. */
export function useMessageByKey(): (key: string) => string {
  const { i18n } = catalogueOf(useLocale())
  return (key) => i18n._(key)
}

/** The BCP 47 tag for `Intl`: the language of the page, and of its regions the person's own. */
export function useLanguageTag(): string {
  return formatTag(useLocale(), useHost().languages())
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
  const { i18n } = catalogueOf(useLocale())
  return <K extends RichKey>(key: K, nodes: Nodes<K>): ReactNode => {
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
