/** A text as it is compared: without its case, and without its marks ("Übersicht" is found by "uber"). */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

type Named = {
  label: string
  /** Other words that people call it by. */
  also: string
}

/**
 * Those that a search means, in their order, but those first whose own name begins with it: each of its words must stand in
 * the name, or begin a word of what it is called besides. All of them for a search without words.
 */
export function matching<T extends Named>(all: readonly T[], search: string): readonly T[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  const found = all.filter(({ label, also }) => {
    const name = plain(label)
    const others = ` ${plain(also)}`
    return words.every((word) => name.includes(word) || others.includes(` ${word}`))
  })
  const begins = ({ label }: T) => plain(label).startsWith(words[0] ?? '')
  return words.length > 0
    ? [...found.filter(begins), ...found.filter((each) => !begins(each))]
    : all
}

/** What stands before a search in a name, what of the name it is, and what comes after; `null` where it is none of it as it stands. */
export function partsOf(label: string, search: string): [string, string, string] | null {
  const wanted = search.trim().toLowerCase()
  const lower = label.toLowerCase()
  // A letter whose small one is longer would move the places of all after it.
  if (!wanted || lower.length !== label.length) return null
  const at = lower.indexOf(wanted)
  if (at < 0) return null
  const end = at + wanted.length
  return [label.slice(0, at), label.slice(at, end), label.slice(end)]
}
