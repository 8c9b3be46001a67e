/** A block between BEGIN and END, whatever it holds. */
export interface EncodedBlock {
  /** What follows BEGIN, as `RSA PUBLIC KEY`. */
  label: string
  body: string
  /** Where the block stands in the text. */
  from: number
  to: number
}

const head = /[-–—]{2,6} ?BEGIN ([A-Z0-9 ]{1,40}?) ?[-–—]{2,6}/g
const foot = /[-–—]{2,6} ?END /

/**
 * The encoded blocks (RFC 7468, RFC 4716) of a cleaned text, in order. A block without its foot ends at the next head or
 * with the text; line ends may be missing or written out as `\n`.
 */
export function encodedBlocks(text: string): EncodedBlock[] {
  const heads = Array.from(text.matchAll(head))
  return heads.map((found, order) => {
    const from = found.index
    const start = from + found[0].length
    const limit = heads[order + 1]?.index ?? text.length
    const end = text.slice(start, limit).search(foot)
    const stop = end < 0 ? limit : start + end
    const tail = /^[^\n]{0,60}?[-–—]{2,6}(?![-–—])/.exec(text.slice(stop + 5, stop + 80))
    const to = stop === limit ? limit : stop + 5 + (tail?.[0].length ?? 0)
    const body = text.slice(start, stop).replace(/\\r\\n|\\n/g, '\n')
    return { label: found[1] ?? '', body, from, to: Math.min(to, limit) }
  })
}

/** Header lines (RFC 4716 §3.3, RFC 1421) and the base64 after them, without white space and marks of quotation. */
export function readHeaders(body: string): { comment: string; base64: string } {
  const header =
    /^[\s>]{0,80}([A-Za-z][\w-]{0,63}):[ \t]*("(?:[^"\\]|\\[\s\S]){0,1100}"|(?:[^\n\\]|\\[\s\S]){0,1100})/
  let rest = body
  let comment = ''
  for (let found = header.exec(rest); found; found = header.exec(rest)) {
    const value = (found[2] ?? '').replace(/\\\n/g, '')
    if (found[1]?.toLowerCase() === 'comment') {
      comment = value.replace(/^"([\s\S]*)"\s*$/, '$1')
    }
    rest = rest.slice(found[0].length)
  }
  return { comment, base64: rest.replace(/[\s>"',\\]/g, '') }
}
