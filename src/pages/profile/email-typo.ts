/** Domains that most people's addresses end in, by how often they are met. */
const common = [
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  'proton.me',
  'protonmail.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'live.com',
  'aol.com',
  'mail.com',
  'yandex.ru',
  'mail.ru',
  'hotmail.co.uk',
  'yahoo.co.uk',
  'hotmail.fr',
  'orange.fr',
  'fastmail.com',
]

/** Edits (insert, delete, replace, swap neighbours) between two words; stops being exact above `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) =>
    rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let row = 1; row <= a.length; row++) {
    rows.push([row])
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      let best = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + same,
      )
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, at(row - 2, column - 2) + 1)
      }
      rows[row]?.push(best)
    }
  }
  return at(a.length, b.length)
}

/** The address with its domain mended, when that looks mistyped; `null` when it looks right. Advice, never a refusal. */
export function suggestEmail(email: string): string | null {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1).toLowerCase()
  if (at < 1 || domain.length < 4 || domain.length > 30 || common.includes(domain))
    return null
  const limit = domain.length < 8 ? 1 : 2
  let best: { domain: string; edits: number } | null = null
  for (const candidate of common) {
    const edits = distance(domain, candidate, limit)
    if (edits <= limit && edits < (best?.edits ?? limit + 1))
      best = { domain: candidate, edits }
  }
  return best && `${email.slice(0, at)}@${best.domain}`
}
