import { assessKey } from './assess-key.ts'
import { fromBase64 } from './bytes.ts'
import { type KeyBadge, type PublicKey, publicKey, refusedKey } from './public-key.ts'

/** A key with the place where its line begins. */
export interface Found {
  at: number
  key: PublicKey
}

// Each blob begins with the length of its type name, under 64, so with 'AAAA'.
const start =
  /(?<![\w@.+/-])((?:sk-)?(?:ssh|ecdsa)-[\w@.-]{2,60})\s{1,20}(AAAA[A-Za-z0-9+/]*={0,2})/g
const bare = /(?<![\w@.+/-])(AAAA[A-Za-z0-9+/]{20,}={0,2})/g
const continued = /\n[ >]{0,20}([A-Za-z0-9+/]+={0,2})(?=\s|["'`]|$)/y

/** The most lines that one key may be broken into: bounds the work. */
const mostLines = 400

const isWhole = (base64: string) => {
  const blob = fromBase64(base64)
  const refused = blob && assessKey(blob).refused
  return blob !== null && refused !== 'truncated' && refused !== 'trailing'
}

/** Base64 from `first` on, and over line breaks when only that makes a whole key of it. */
function collected(
  text: string,
  first: string,
  end: number,
): { base64: string; end: number } {
  if (isWhole(first)) return { base64: first, end }
  let base64 = first
  continued.lastIndex = end
  for (let line = 0; line < mostLines && base64.length < 16_384; line++) {
    const next = continued.exec(text)
    if (!next) break
    base64 += next[1] ?? ''
    if (isWhole(base64)) return { base64, end: continued.lastIndex }
  }
  return { base64: first, end }
}

function commentAfter(text: string, end: number, quoted: string): string {
  const line = /^[^\n]{0,2048}/.exec(text.slice(end, end + 2048))?.[0] ?? ''
  const stop = quoted ? line.indexOf(quoted) : -1
  return stop >= 0 ? line.slice(0, stop) : line
}

/**
 * The keys of OpenSSH lines (sshd(8), AUTHORIZED_KEYS FILE FORMAT) in a tidy text: with options, comments, quotes around
 * them and line breaks in them. Lines that begin with # are passed over. Where there is no line at all, base64 alone is
 * tried.
 */
export function keysOfLines(text: string): Found[] {
  const open = text.replace(/^ *#[^\n]*/gm, (line) => ' '.repeat(line.length))
  const found: Found[] = []
  const read = (pattern: RegExp, isBare: boolean) => {
    pattern.lastIndex = 0
    for (let hit = pattern.exec(open); hit; hit = pattern.exec(open)) {
      const claimed = isBare ? null : (hit[1] ?? '')
      const first = (isBare ? hit[1] : hit[2]) ?? ''
      const { base64, end } = collected(open, first, pattern.lastIndex)
      pattern.lastIndex = end
      const blob = fromBase64(base64)
      const before = open.slice(open.lastIndexOf('\n', hit.index) + 1, hit.index)
      const quote = /["'`]$/.exec(before)?.[0] ?? ''
      const marks: KeyBadge[] = /[^\s"'`>]/.test(before) ? ['words-before'] : []
      const comment = commentAfter(open, end, quote)
      const key = blob
        ? publicKey(blob, comment, claimed, marks)
        : refusedKey(claimed ?? '', 'truncated')
      if (!isBare || key.type !== '') found.push({ at: hit.index, key })
    }
  }
  read(start, false)
  if (found.length === 0) read(bare, true)
  return found
}
