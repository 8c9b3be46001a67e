/** As people compare: without case, accents and the difference between full- and half-width letters. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()

/** The words of a search, each of which has to be found. */
export const searchWords = (search: string): string[] =>
  plain(search).split(/\s+/).filter(Boolean)

/** Whether each of `words` (of `searchWords`) stands somewhere in `text`. */
export function hasWords(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const found = plain(text)
  return words.every((word) => found.includes(word))
}
