import * as z from 'zod/mini'

import { parseInstant } from '#src/lib/instant.ts'

/** The rows that could be read, and how many could not: one odd row never empties a list. */
export type List<T> = { items: T[]; odd: number }

type Json = Record<string, unknown>

/** Whether this is a JSON object (not an array, not `null`). */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Takes one resource out of its envelope: `{object, attributes}`, `{data: {…}}` or bare; the
 * null resource is `null` (contract rule 0.1).
 */
export function unwrap(value: unknown): unknown {
  const inner = isObject(value) && isObject(value['data']) ? value['data'] : value
  if (!isObject(inner)) return inner
  if (inner['object'] === 'null_resource') return null
  return isObject(inner['attributes']) ? inner['attributes'] : inner
}

/**
 * Takes the rows out of their envelope: `{data: […]}` or `{data: {…}}` (contract rule 0.1). No panel is known to leave the
 * envelope out; rows that stand bare tell themselves what they are, but an empty array does not, and is what PHP makes of
 * any answer that has nothing in it.
 */
function rowsOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value.length > 0 ? value : null
  if (!isObject(value)) return null
  const data = value['data']
  if (Array.isArray(data)) return data
  return isObject(data) ? [data] : null
}

/** Reads by `schema` what `arrange` makes of a value. */
export function arranged<T>(
  arrange: (value: unknown) => unknown,
  schema: z.ZodMiniType<T>,
): z.ZodMiniType<T> {
  return z.pipe(z.pipe(z.unknown(), z.transform(arrange)), schema)
}

/** Reads a wrapped or flat resource by the schema of its attributes. */
export function item<T>(attributes: z.ZodMiniType<T>): z.ZodMiniType<T> {
  return arranged(unwrap, attributes)
}

/** What stands beside the rows of a list, or beside a resource, under a name; `undefined` where nothing does. */
export function metaOf(body: unknown, name: string): unknown {
  const meta = isObject(body) ? body['meta'] : undefined
  return isObject(meta) ? meta[name] : undefined
}

/** Reads a list whose rows are read by `row`, which sees a row with its envelope. */
export function listOf<T>(row: z.ZodMiniType<T>): z.ZodMiniType<List<T>> {
  return z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      const rows = rowsOf(value)
      if (!rows) {
        context.issues.push({ code: 'custom', message: 'no list', input: undefined })
        return z.NEVER
      }
      const parsed = rows.map((each) => z.safeParse(row, each))
      const items = parsed.flatMap((result) => (result.success ? [result.data] : []))
      return { items, odd: rows.length - items.length }
    }),
  )
}

/** A string, or `null` for whatever else. */
export const textOrNull = z.catch(z.nullable(z.string()), null)
/** A boolean, or `null` for whatever else. */
export const booleanOrNull = z.catch(z.nullable(z.boolean()), null)
/** A number, or `null` for whatever else. */
export const numberOrNull = z.catch(z.nullable(z.number()), null)
/** A string that says something. */
export const someText = z.string().check(z.minLength(1))
/** An ISO 8601 moment, or `null` for whatever else. */
export const instantOrNull = z.pipe(z.optional(z.unknown()), z.transform(parseInstant))
