/** A text as it is compared: without its case, and without its marks ("Übersicht" is found by "uber"). */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

type Named = {
  label: string
  /** Other words that people call it by. */
  also: string
}

/**
 * Those that a search means, in their order, but those first whose own name begins with it: each of its words must begin a word
 * of the name, or of what it is called besides. All of them for a search without words.
 */
export function matching<T extends Named>(all: readonly T[], search: string): readonly T[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return all
  const found = all.filter(({ label, also }) => {
    const text = ` ${plain(`${label} ${also}`).replace(/[^\p{L}\p{N}]+/gu, ' ')}`
    const whole = plain(`${label} ${also}`)
    return words.every((word) => text.includes(` ${word}`) || whole.includes(word))
  })
  const begins = ({ label }: T) => plain(label).startsWith(words[0] ?? '')
  return [...found.filter(begins), ...found.filter((each) => !begins(each))]
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
