/** A JSON object. */
export type Shown = { [name: string]: unknown }

export const isShown = (value: unknown): value is Shown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `{ object, attributes }` to its attributes; anything else stays. */
export const unwrapped = (value: unknown): unknown =>
  isShown(value) && isShown(value['attributes']) ? value['attributes'] : value

/** The items of a list, or `null` when a body is none. */
export function itemsOf(body: unknown): unknown[] | null {
  return isShown(body) && Array.isArray(body['data']) ? body['data'] : null
}

/** The complaints of a refusal, each one changed. */
export function withErrors(body: unknown, change: (error: Shown) => Shown): unknown {
  if (!isShown(body) || !Array.isArray(body['errors'])) return body
  const errors = body['errors'].map((error: unknown) =>
    isShown(error) ? change(error) : error,
  )
  return { ...body, errors }
}

/** A complaint about an e-mail address as panels before 1.0 wrote it: the rule for a code, and no status. */
export function oldComplaint(error: Shown): Shown {
  const { meta, detail } = error
  if (!isShown(meta)) return error
  return { code: meta['rule'], detail, source: { field: meta['source_field'] } }
}
