/** What PHP makes of a query or a body: values by name, lists and maps inside. */
export type Input = { [name: string]: unknown }

const isInput = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Without what every object has: a caller may call a field `__proto__`. */
const empty = (): Input => Object.create(null)

function place(into: Input, keys: readonly string[], value: string) {
  const [key = '', ...rest] = keys
  const name = key === '' ? String(Object.keys(into).length) : key
  if (rest.length === 0) {
    into[name] = value
    return
  }
  const child = into[name]
  const inner: Input = isInput(child) ? child : empty()
  into[name] = inner
  place(inner, rest, value)
}

function listsOf(value: unknown): unknown {
  if (!isInput(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [key, listsOf(item)] as const)
  const isList =
    entries.length > 0 && entries.every(([key], index) => key === String(index))
  return isList ? entries.map(([, item]) => item) : Object.fromEntries(entries)
}

/** `a=1&b[]=2&c[d]=3`, as PHP reads it. */
export function parseQuery(text: string): Input {
  const input = empty()
  for (const [name, value] of new URLSearchParams(text)) {
    const open = name.indexOf('[')
    const base = open > 0 ? name.slice(0, open) : name
    const inner = open > 0 ? [...name.slice(open).matchAll(/\[([^\]]*)\]/g)] : []
    place(input, [base, ...inner.map((match) => match[1] ?? '')], value)
  }
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, listsOf(value)]),
  )
}

const encode = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)

/** PHP's `http_build_query`; `null` values are left out. */
export function buildQuery(input: Input): string {
  const pairs: string[] = []
  const add = (name: string, value: unknown) => {
    if (value === null || value === undefined) return
    if (typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) add(`${name}[${key}]`, item)
    } else pairs.push(`${encode(name)}=${encode(asText(value))}`)
  }
  for (const [name, value] of Object.entries(input)) add(name, value)
  return pairs.join('&')
}

const untrimmed = new Set(['password', 'password_confirmation'])
const edges = /^[\s\u{FEFF}\u{200B}]+|[\s\u{FEFF}\u{200B}]+$/gu

/** What the framework does to all input before anyone reads it: blanks off, except of new passwords, and `''` to `null`. */
function tidy(value: unknown, name = ''): unknown {
  if (typeof value === 'string') {
    const text = untrimmed.has(name) ? value : value.replaceAll(edges, '')
    return text === '' ? null : text
  }
  if (Array.isArray(value)) return value.map((item) => tidy(item))
  return isInput(value) ? tidyInput(value) : value
}

/** `tidy` of a whole request. */
export function tidyInput(input: Input): Input {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, tidy(value, name)]),
  )
}

/** PHP's cast of a value to a string. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null) return 'Array'
  return value === true ? '1' : ''
}

/** PHP's `empty()`. */
export const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === '0' ||
  value === 0 ||
  value === false ||
  (Array.isArray(value) && value.length === 0)

/** The input of a JSON body; a body that is no object gets its numbers for names, as PHP's cast does. */
export function fromJson(value: unknown): Input {
  if (value === null) return {}
  if (Array.isArray(value)) return Object.fromEntries(Object.entries(value))
  return isInput(value) ? value : { 0: value }
}
