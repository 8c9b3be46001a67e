import { useLanguageTag, useT } from '#src/i18n/context.ts'

const shown = 5

/** Names in one sentence, in the way of the page's language; from the sixth on only counted. */
export function Names({ names }: { names: readonly string[] }) {
  const t = useT()
  const tag = useLanguageTag()
  const first = names.slice(0, shown)
  const more = names.length - first.length
  const words = more > 0 ? [...first, t('waysIn.more', { count: more })] : first
  const parts = new Intl.ListFormat(tag, { type: 'conjunction' }).formatToParts(words)
  return parts.map(({ type, value }, at) =>
    type === 'element' ? <bdi key={at}>{value}</bdi> : value,
  )
}
