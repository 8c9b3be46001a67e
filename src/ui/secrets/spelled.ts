/** What a sign of a secret is, for whoever reads it aloud or types it elsewhere. */
export type SpelledSign = {
  sign: string
  kind: 'digit' | 'capital' | 'small' | 'other'
  /** Whether there is another that it is taken for: 0 and O, 1, l and I. */
  isMistakable: boolean
}

const mistakable = /[0Oo1lI]/

function spelled(sign: string): SpelledSign {
  const kind = /\p{Nd}/u.test(sign)
    ? 'digit'
    : /\p{Lu}/u.test(sign)
      ? 'capital'
      : /\p{Ll}/u.test(sign)
        ? 'small'
        : 'other'
  return { sign, kind, isMistakable: mistakable.test(sign) }
}

/** How many signs one keeps in mind at once: fives where they come out even, else fours. */
const groupOf = (length: number) => (length % 5 === 0 && length <= 20 ? 5 : 4)

/** A secret sign by sign, in groups of a few. */
export function spell(secret: string): SpelledSign[][] {
  const signs = Array.from(secret)
  const size = groupOf(signs.length)
  return Array.from({ length: Math.ceil(signs.length / size) }, (_, at) =>
    signs.slice(at * size, (at + 1) * size).map(spelled),
  )
}
