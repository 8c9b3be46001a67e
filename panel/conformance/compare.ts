import type { Bindings } from './bind.ts'
import { formOf, plainText } from './form.ts'
import { isObject, type Json, objectAt, type Recording } from './recording.ts'

/** An answer of the stand-in, in the form of a recorded one. */
export type Observed = {
  status: number
  headers: Record<string, string | string[]>
  body: Json
}

type Scope = {
  bindings: Pick<Bindings, 'get' | 'isKnown'>
  /** Whether ids may differ from those that earlier answers told. */
  loose: boolean
}

const times = new Set(['created_at', 'updated_at', 'last_used_at', 'timestamp'])
const ids = new Set(['id', 'uuid', 'user_id', 'identifier'])
const tokens = new Set(['secret_token', 'secret', 'confirmation_token', 'token', 'tokens'])
/** What tells one row of a feed from another row of its kind. */
const identifying = new Set(['identifier', 'fingerprint', 'old', 'new'])

const kindOf = (value: Json | undefined) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
const show = (value: Json | undefined) => (JSON.stringify(value) ?? 'nothing').slice(0, 200)

function sameText(expected: string, actual: string, key: string, scope: Scope): boolean {
  const bound = scope.bindings.get(expected)
  if (bound !== null && !scope.loose) return actual === bound
  if (times.has(key) || ids.has(key) || tokens.has(key)) {
    return formOf(expected) === formOf(actual)
  }
  if (scope.loose && identifying.has(key)) {
    const somebodys = key === 'fingerprint' ? scope.bindings.isKnown(expected) : true
    return somebodys && formOf(expected) === formOf(actual)
  }
  const renamed = expected.replaceAll(
    /[\w$]{10,}/g,
    (word) => scope.bindings.get(word) ?? word,
  )
  return plainText(renamed) === plainText(actual)
}

function walk(
  expected: Json,
  actual: Json | undefined,
  path: string,
  key: string,
  scope: Scope,
): string[] {
  if (kindOf(expected) !== kindOf(actual)) {
    return [`${path}: expected ${show(expected)}, got ${show(actual)}`]
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      return [`${path}: expected ${expected.length} items, got ${actual.length}`]
    }
    return expected.flatMap((item, i) => walk(item, actual[i], `${path}[${i}]`, key, scope))
  }
  if (isObject(expected) && isObject(actual)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)])
    return [...names].flatMap((name) => {
      const at = `${path}.${name}`
      const wanted = expected[name]
      if (wanted === undefined) return [`${at}: not expected, got ${show(actual[name])}`]
      return walk(wanted, actual[name], at, name, scope)
    })
  }
  const same =
    typeof expected === 'string' && typeof actual === 'string'
      ? sameText(expected, actual, key, scope)
      : typeof expected === 'number' && ids.has(key)
        ? Number.isInteger(expected) === Number.isInteger(actual)
        : expected === actual
  return same ? [] : [`${path}: expected ${show(expected)}, got ${show(actual)}`]
}

/** Rows in any order: each expected row finds one of its own. */
function compareRows(expected: Json[], actual: Json[], scope: Scope): string[] {
  if (expected.length !== actual.length) {
    return [`body.data: expected ${expected.length} items, got ${actual.length}`]
  }
  const left = [...actual]
  const reasons: string[] = []
  expected.forEach((row, index) => {
    const found = left.findIndex((one) => walk(row, one, '', '', scope).length === 0)
    if (found < 0) reasons.push(`body.data[${index}]: no row like ${show(row)}`)
    else left.splice(found, 1)
  })
  const stamps = actual.map((row) =>
    JSON.stringify(objectAt(row, 'attributes')['timestamp']),
  )
  const sorted = stamps.every((one, i) => i === 0 || one <= (stamps[i - 1] ?? ''))
  return sorted ? reasons : [...reasons, 'body.data: not from the newest to the oldest']
}

function compareBody(recording: Recording, actual: Json, bindings: Scope['bindings']) {
  const expected = recording.response.body
  const scope = { bindings, loose: false }
  const title = isObject(expected) ? expected['$html'] : undefined
  if (typeof title === 'string' && isObject(expected)) {
    const { $bytes: _, ...page } = expected
    // Earlier recorders did not write down what the page's script says.
    const { $siteConfiguration: site = null, ...rest } = isObject(actual) ? actual : {}
    const seen = '$siteConfiguration' in page ? { ...rest, $siteConfiguration: site } : rest
    return walk(page, isObject(actual) ? seen : actual, 'body', '', scope)
  }
  if (expected === null || expected === '') {
    return actual === null ? [] : [`body: expected nothing, got ${show(actual)}`]
  }
  const newestFirst = /[?&]sort=-timestamp/.test(recording.request.path)
  if (newestFirst && isObject(expected) && isObject(actual)) {
    const { data: wanted = null, ...rest } = expected
    const { data: got = null, ...others } = actual
    if (Array.isArray(wanted) && Array.isArray(got)) {
      // The order within a second is the database's whim, so it also decides who is on a page that ends within one.
      const pages = objectAt(objectAt(expected, 'meta'), 'pagination')['total_pages']
      const rows = compareRows(wanted, got, { bindings, loose: pages !== 1 })
      return [...walk(rest, others, 'body', '', scope), ...rows]
    }
  }
  return walk(expected, actual, 'body', '', scope)
}

const cookieNames = (value: string | string[] | undefined) =>
  [value ?? []]
    .flat()
    .map((name) => name.replace(/^(remember_\w+?_)[0-9a-f]{40}$/, '$1<hash>'))
    .toSorted()
    .join(', ')

/**
 * What is wrong with an answer: nothing when it is the recorded one but for times, tokens, ids and hosts, which need
 * only be of the same type and form.
 */
export function compare(
  recording: Recording,
  actual: Observed,
  bindings: Pick<Bindings, 'get' | 'isKnown'>,
  { cookies }: { cookies: boolean },
): string[] {
  const { response: expected } = recording
  const reasons: string[] = []
  const check = (what: string, wanted: unknown, got: unknown) => {
    if (wanted !== got)
      reasons.push(`${what}: expected ${String(wanted)}, got ${String(got)}`)
  }
  const header = (from: Observed['headers'], name: string) => from[name]?.toString()
  check('status', expected.status, actual.status)
  for (const name of ['content-type', 'location', 'allow', 'access-control-allow-origin']) {
    const wanted = header(expected.headers, name)
    const got = header(actual.headers, name)
    const plain = name === 'location' ? plainText : (text: string) => text
    check(name, wanted && plain(wanted), got && plain(got))
  }
  check('retry-after', 'retry-after' in expected.headers, 'retry-after' in actual.headers)
  const limit = 'x-ratelimit-limit'
  check(limit, header(expected.headers, limit), header(actual.headers, limit))
  if (cookies) {
    const name = 'set-cookie'
    check(name, cookieNames(expected.headers[name]), cookieNames(actual.headers[name]))
  }
  return [...reasons, ...compareBody(recording, actual.body, bindings)]
}
