/** In these the value is a sum already: a product needs no `calc()` of its own. */
const sums = new Set(['calc', 'min', 'max', 'clamp', ''])

const piece =
  /(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^"')]*\))|(?<opens>[\w-]*\()|(?<closes>\))|(?<![\w.-])(?<count>[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)rem\b/gi

/**
 * The value of a declaration with every `rem` counted in `--perch-rem` (decision 0015): `0.5rem` becomes
 * `calc(0.5 * var(--perch-rem))`, `1rem` the property itself, `0rem` plain `0px`. Strings and addresses stay.
 */
export function inPerchRem(value: string): string {
  /** Of each parenthesis that is open: whether it holds a sum. */
  const open: boolean[] = []
  return value.replace(piece, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>
    const at = rest.at(-3) as number
    if (groups['opens'] !== undefined) {
      const name = groups['opens'].slice(0, -1).toLowerCase()
      open.push(sums.has(name) && (name !== '' || open.at(-1) === true))
    }
    if (groups['closes'] !== undefined) open.pop()
    if (groups['count'] === undefined) return found
    const count = Number(groups['count'])
    if (count === 0) return '0px'
    if (count === 1) return 'var(--perch-rem)'
    const product = `${String(count)} * var(--perch-rem)`
    if (open.at(-1) !== true) return `calc(${product})`
    // What a product follows would take its number alone.
    return /[/*]\s*$/.test(value.slice(0, at)) ? `(${product})` : product
  })
}

/** A PostCSS plugin: no declaration depends on the root of the document, but the one that says so, `--perch-rem`. */
export const perchRem = {
  postcssPlugin: 'perch-rem',
  Declaration(declaration: { prop: string; value: string }) {
    // Setting it again, even to itself, would have PostCSS come back to it for ever.
    if (declaration.prop === '--perch-rem' || !declaration.value.includes('rem')) return
    const value = inPerchRem(declaration.value)
    if (value !== declaration.value) declaration.value = value
  },
}
