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

/** `max_input_nesting_level` and `max_input_vars` of PHP, as it comes: what is beyond them is left out in silence. */
const mostLevels = 64
const mostValues = 1000

/** `['c', 'd']` of the name `c[d]`; `null` for one with more levels than PHP reads. What is after the last bracket is nothing. */
function keysOf(name: string): string[] | null {
  const open = name.indexOf('[')
  if (open <= 0) return [name]
  const keys = [name.slice(0, open)]
  let at = open
  while (name[at] === '[') {
    const close = name.indexOf(']', at)
    if (close === -1) break
    if (keys.length > mostLevels) return null
    keys.push(name.slice(at + 1, close))
    at = close + 1
  }
  return keys
}

/** `a=1&b[]=2&c[d]=3`, as PHP reads it. */
export function parseQuery(text: string): Input {
  const input = empty()
  let read = 0
  for (const [name, value] of new URLSearchParams(text)) {
    if (++read > mostValues) break
    const keys = keysOf(name)
    if (keys) place(input, keys, value)
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
const isBlank = (sign = 'x') => /^[\s\u{FEFF}\u{200B}]$/u.test(sign)

/** Without the blanks at both ends; sign by sign, since a pattern starts anew at each blank of a long row inside. */
function trim(text: string): string {
  let start = 0
  let end = text.length
  while (isBlank(text[start])) start++
  while (end > start && isBlank(text[end - 1])) end--
  return text.slice(start, end)
}

/** What the framework does to all input before anyone reads it: blanks off, except of new passwords, and `''` to `null`. */
function tidy(value: unknown, name = ''): unknown {
  if (typeof value === 'string') {
    const text = untrimmed.has(name) ? value : trim(value)
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
