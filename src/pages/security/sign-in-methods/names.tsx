import { useLanguageTag, useT } from '#src/i18n/context.ts'

const shown = 5
const longest = 48

/** Some people write a paragraph where the panel asks for a description. */
function shortened(name: string, tag: string): string {
  if (name.length <= longest) return name
  // By what people take for characters: half an emoji is none.
  const characters = [...new Intl.Segmenter(tag).segment(name)]
  const first = characters.slice(0, longest).map(({ segment }) => segment)
  return first.length < characters.length ? `${first.join('').trimEnd()}…` : name
}

/** Names in one sentence, in the way of the page's language: long ones shortened, from the sixth on only counted. */
export function Names({ names }: { names: readonly string[] }) {
  const t = useT()
  const tag = useLanguageTag()
  const first = names.slice(0, shown).map((name) => shortened(name, tag))
  const more = names.length - first.length
  const words = more > 0 ? [...first, t('signInMethods.more', { count: more })] : first
  const parts = new Intl.ListFormat(tag, { type: 'conjunction' }).formatToParts(words)
  return parts.map(({ type, value }, at) =>
    type === 'element' ? <bdi key={at}>{value}</bdi> : value,
  )
}
