/** What a route answers; the headers that every answer has are added later. */
export type Reply = {
  status: number
  /** Text of the body; `null` for none. */
  body: string | null
  type: 'application/json' | 'text/html; charset=UTF-8' | null
  headers?: Readonly<Record<string, string>>
}

export const json = (value: unknown, status = 200): Reply => ({
  status,
  body: JSON.stringify(value),
  type: 'application/json',
})

export const empty = (status = 204): Reply => ({ status, body: null, type: null })

/** Text that is safe inside of HTML and attributes. */
export const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;')

export const html = (title: string, status = 200, head = ''): Reply => ({
  status,
  body: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title>${head}</head>
<body><h1>${escapeHtml(title)}</h1></body>
</html>
`,
  type: 'text/html; charset=UTF-8',
})

export const redirect = (url: string): Reply => ({
  ...html(`Redirecting to ${url}`, 302),
  headers: { location: url },
})

/** A time as the client API writes it, e.g. `2026-11-22T18:34:11+00:00`. */
export const isoTime = (time: number) =>
  new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00')

/** A time as the sign-in routes write it, e.g. `2026-11-22T18:16:15.000000Z`. */
export const longTime = (time: number) =>
  new Date(time).toISOString().replace(/\.\d+Z$/, '.000000Z')

export const list = (data: readonly unknown[]) => ({ object: 'list', data })
export const item = <Attributes>(object: string, attributes: Attributes) => ({
  object,
  attributes,
})
