/** Longer values say nothing more where they are named in passing. */
const longest = 200

/** A letter of a script whose letters may join. */
const joining = String.raw`(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\p{L}\p{M}]`

/**
 * Signs that nobody sees, or that turn what stands around them: controls (C0, C1), what turns the direction of text (UAX #9),
 * what has no width (`Default_Ignorable_Code_Point`), separators of lines, and halves of a pair. What emoji and scripts need
 * is none of them where they need it: variation selectors, a joiner between emoji, tags behind a black flag, and (non-)joiners
 * between letters that join.
 */
const signs = new RegExp(
  [
    String.raw`(?![\u{180B}-\u{180F}]|[\u{FE00}-\u{FE0F}]|[\u{E0100}-\u{E01EF}])`,
    String.raw`(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}])\u200D\p{Extended_Pictographic})`,
    String.raw`(?!(?<=\u{1F3F4}[\u{E0020}-\u{E007E}]{0,7})[\u{E0020}-\u{E007F}])`,
    String.raw`(?!(?<=${joining})[\u200C\u200D]${joining})`,
    String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]`,
  ].join(''),
  'gu',
)

const named = (sign: string) =>
  `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`

/** Text of a stranger as it can be read: each sign that nobody sees by its number, `‹U+202E›`. */
export const revealed = (text: string): string => text.replace(signs, named)

/** Text without such signs, for what is drawn of it. */
export const withoutSigns = (text: string): string => text.replace(signs, '')

/** The first so many UTF-16 units of a text, without the half of a pair at the end. */
export function firstPart(text: string, length: number): string {
  const part = text.slice(0, length)
  return /[\uD800-\uDBFF]$/.test(part) && part.length < text.length
    ? part.slice(0, -1)
    : part
}

/** Text cut to so many UTF-16 units, and three dots in place of the rest. */
export const cut = (text: string, length: number): string =>
  text.length > length ? `${firstPart(text, length)}…` : text

/** Text of a stranger where it is named in passing: cut, and with its signs shown. */
export const brief = (text: string, length: number = longest): string =>
  revealed(cut(text, length))

/** What `isolated` (`ui/isolated.ts`) makes: an isolate with its end, and none inside. */
const isolate = /(\u2068[^\u2068\u2069]*\u2069)/

/**
 * A sentence in which values of strangers stand, some of them isolated by us: cut to so many UTF-16 units, and its signs
 * shown but for isolates that end, which turn nothing around them. One that the cut leaves open is ended.
 */
export function revealedIn(sentence: string, length = Infinity): string {
  const part = cut(sentence, length)
  const isOpen =
    part !== sentence && part.lastIndexOf('\u2068') > part.lastIndexOf('\u2069')
  return (isOpen ? `${part}\u2069` : part)
    .split(isolate)
    .map((each, at) =>
      at % 2 ? `\u2068${revealed(each.slice(1, -1))}\u2069` : revealed(each),
    )
    .join('')
}
