/** What spreadsheets take for the beginning of a formula, also as full-width and small letters. */
const formula = '[=+\\-@＝＋－＠﹦﹢﹣﹫]'
/** What they skip, or strip, before they look. */
const skipped = '[\\s\\p{C}"\']*'

/** Cells that need an apostrophe in front (OWASP, "CSV Injection"). */
const looksLikeFormula = new RegExp(`^(?:[\\t\\r\\n]|${skipped}${formula})`, 'u')

/** Where spreadsheets in many languages begin a new cell, since they split at semicolons: there the same holds. */
const insideCell = new RegExp(`([;\\t\\r\\n]${skipped})(?=${formula})`, 'gu')

/** Text as one cell that is no formula, in quotes where readers would split it or strip it. */
function cellOf(text: string): string {
  const inner = text.replace(insideCell, "$1'")
  const isFormula = looksLikeFormula.test(inner)
  if (!isFormula && !/[",\r\n\uFEFF]|^ | $/.test(inner)) return inner
  return `"${isFormula ? "'" : ''}${inner.replaceAll('"', '""')}"`
}

/**
 * A table as CSV (RFC 4180: commas, CRLF), the first row being its header. No cell of it is a formula to a spreadsheet,
 * and a byte order mark tells the spreadsheet that it is UTF-8.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}`
}
