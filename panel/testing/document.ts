import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { NewAccount } from '../account-types.ts'
import { formOf, plainText } from '../conformance/form.ts'
import type { NewActivity } from '../types.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** A request as a document has it, and its answer; without one where the document says that there is none. */
export type Exchange = {
  request: [method: string, path: string, body?: { [name: string]: Json }]
  status: number
  answer?: Json
}

/** The literal examples of a document, and what a panel must have for them. */
export type Document = {
  panel: string
  account: NewAccount
  /** The description of the key that asks. */
  apiKey?: string
  /** Whether a browser that is signed in asks, instead of a key. */
  browser?: boolean
  sshKey?: string
  activity?: NewActivity[]
  exchanges: Exchange[]
}

/** The examples beside the dialect of a document. */
export const readDocument = (name: string): Document =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../dialects/${name}.json`), 'utf8'),
  ) as Document

/** Texts that stand for others of their form. */
const formed: Readonly<Record<string, (text: string) => string>> = {
  id: formOf,
  identifier: formOf,
  secret: formOf,
  secret_token: formOf,
  tokens: formOf,
  created_at: formOf,
  last_used_at: formOf,
  timestamp: formOf,
  batch: (text) => text.replaceAll(/\d/g, '9'),
  fingerprint: (text) => (/^\w{1,3}(?::\w{1,3})+$/.test(text) ? 'pairs' : text.slice(0, 7)),
  public_key: (text) => /^[\w-]+ AAAA/.exec(text)?.[0] ?? 'no OpenSSH line',
  image_url_data: (text) =>
    text.startsWith('data:') ? (text.split(',')[0] ?? '') : plainText(text),
}

/** Texts that are what the document says. */
const literal = new Set([
  'object',
  'code',
  'status',
  'detail',
  'field',
  'event',
  'description',
])

const kindOf = (value: Json | undefined) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  kindOf(value) === 'object'

/** The names that may be `null` as well as text. */
const nullable = new Set(['ip', 'last_used_at'])

/** What in an answer is of another type or form than in the document's example. */
export function differences(
  expected: Json | undefined,
  actual: Json | undefined,
  name = 'answer',
): string[] {
  const key =
    name
      .split('.')
      .at(-1)
      ?.replace(/\[\d+\]$/, '') ?? ''
  const wrong = [`${name}: ${JSON.stringify(actual)} for ${JSON.stringify(expected)}`]
  if (nullable.has(key) && (expected === null || actual === null)) return []
  if (kindOf(expected) !== kindOf(actual)) return wrong
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return wrong
    return expected.flatMap((item, at) => differences(item, actual[at], `${name}[${at}]`))
  }
  if (isObject(expected) && isObject(actual)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)])
    return [...names].flatMap((inner) =>
      differences(expected[inner], actual[inner], `${name}.${inner}`),
    )
  }
  if (typeof expected !== 'string' || typeof actual !== 'string') return []
  if (literal.has(key)) return expected === actual ? [] : wrong
  const form = Object.hasOwn(formed, key) ? formed[key] : undefined
  return form && form(expected) !== form(actual) ? wrong : []
}
