import { fetchCode, fetchCodeOnce } from '#src/lib/code.ts'

/** What spreadsheets take for the beginning of a formula, also as full-width and small letters. */
const formula = '[=+\\-@＝＋－＠﹦﹢﹣﹫]'
/** What they skip, or strip, before they look. */
const skipped = '[\\s\\p{C}"\']*'

/**
 * Cells that need an apostrophe in front (OWASP, "CSV Injection"). The library's own expression stops at a line break
 * within the cell, and knows neither what is skipped nor the wide letters.
 */
const looksLikeFormula = new RegExp(`^(?:[\\t\\r\\n]|${skipped}${formula})`, 'u')

/** Where spreadsheets in many languages begin a new cell, since they split at semicolons: there the same holds. */
const insideCell = new RegExp(`([;\\t\\r\\n]${skipped})(?=${formula})`, 'gu')

/** Fetches the code that writes CSV, for as long as it takes. */
export const loadCsv = () => fetchCode(() => import('papaparse'), 'background')

/**
 * A table as CSV (RFC 4180: commas, CRLF), the first row being its header. No cell of it is a formula to a spreadsheet,
 * and a byte order mark tells the spreadsheet that it is UTF-8. Throws where the code for it cannot be had.
 */
export async function csvOf(rows: readonly (readonly string[])[]): Promise<string> {
  const found = await fetchCodeOnce(() => import('papaparse'))
  if (!found) throw new Error('The code that writes CSV is not here')
  const { default: papa } = found
  const safe = rows.map((cells) => cells.map((cell) => cell.replace(insideCell, "$1'")))
  return `\uFEFF${papa.unparse(safe, { newline: '\r\n', escapeFormulae: looksLikeFormula })}`
}
