import { readFileSync } from 'node:fs'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A request as it was recorded: credentials cut to `<…>`, headers in lower case. */
export type RecordedRequest = {
  method: string
  path: string
  headers: Record<string, string>
  body: Json
}

/** An answer as it was recorded: HTML cut to `{ $html: title, $bytes }`, cookies to their names. */
export type RecordedResponse = {
  status: number
  headers: Record<string, string | string[]>
  body: Json
}

/** One line of a recordings file. */
export type Recording = {
  name: string
  /** The panel that was recorded, such as `pterodactyl 1.11.8`. */
  panel?: string
  auth: string
  request: RecordedRequest
  response: RecordedResponse
}

/** What a stage direction may know of a recording: everything but the answer. */
export type Cue = {
  name: string
  auth: string
  segments: string[]
  request: RecordedRequest
}

/** The recordings of a JSON Lines file, in order. */
export function readRecordings(file: string): Recording[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Recording => JSON.parse(line))
}

/** The recording without its answer. */
export function cueOf({ name, auth, request }: Recording): Cue {
  return { name, auth, request, segments: name.split('.') }
}

/** Whether a value is a plain object. */
export function isObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object at `key` of an object, else an empty one. */
export function objectAt(value: unknown, key: string): { [key: string]: Json } {
  const inner = isObject(value) ? value[key] : undefined
  return isObject(inner) ? inner : {}
}

/** The string at `key` of an object, else `null`. */
export function stringAt(value: unknown, key: string): string | null {
  const inner = isObject(value) ? value[key] : undefined
  return typeof inner === 'string' ? inner : null
}

/** The run of segments that a direction's `at` finds in a name, or `null`. */
export function findRun(name: string, at: string): string | null {
  const anchored = at.startsWith('^')
  const pattern = at
    .slice(anchored ? 1 : 0)
    .replaceAll('.', String.raw`\.`)
    .replaceAll('*', '[^.]*')
  const start = anchored ? '^' : String.raw`(?<=^|\.)`
  return new RegExp(`${start}${pattern}(?=$|${String.raw`\.`})`).exec(name)?.[0] ?? null
}
