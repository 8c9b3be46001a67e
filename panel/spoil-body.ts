import { DroppedAnswer, seconds, type Spoil, type Struck } from './struck.ts'

/** Of an answer that has none, the first half of an empty list. */
export async function firstHalf({ answered }: Struck): Promise<string> {
  const whole = (await answered?.text()) || '{"object":"list","data":[]}'
  return whole.slice(0, Math.ceil(whole.length / 2))
}

/** Headers, the beginning of a body, and no more. */
export async function resetInBody(struck: Struck): Promise<Response> {
  const { answered } = struck
  const begun = new TextEncoder().encode(await firstHalf(struck))
  let isSent = false
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      if (!isSent) stream.enqueue(begun)
      // What was begun is on its way before the connection ends.
      else await seconds(0.05).then(() => stream.error(new DroppedAnswer('Broken off.')))
      isSent = true
    },
  })
  const type = { 'content-type': 'application/json' }
  return new Response(body, {
    status: hasBody(answered) ? answered.status : 200,
    headers: type,
  })
}

const hasBody = (answer: Response | null): answer is Response =>
  answer !== null && answer.status !== 204

/** The panel's own answer with another body; one that had none has this one. */
export function withBody({ answered }: Struck, body: string): Response {
  const headers = new Headers(answered?.headers)
  headers.set('content-type', 'application/json')
  return new Response(body, { status: hasBody(answered) ? answered.status : 200, headers })
}

/** The panel's own answer with what `change` makes of its JSON. */
export const rewrite =
  (change: (value: unknown) => unknown): Spoil =>
  async (struck) => {
    const text = (await struck.answered?.text()) ?? ''
    return text === ''
      ? withBody(struck, text)
      : withBody(struck, JSON.stringify(change(JSON.parse(text))))
  }

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every value that has none inside, by what `leaf` makes of it; `key` is the name of the nearest one that has a name. */
export function mapLeaves(
  value: unknown,
  leaf: (value: unknown, key: string) => unknown,
  key = '',
): unknown {
  if (Array.isArray(value)) return value.map((each) => mapLeaves(each, leaf, key))
  if (!isObject(value)) return leaf(value, key)
  const mapped = Object.entries(value).map(([name, each]) => [
    name,
    mapLeaves(each, leaf, name),
  ])
  return Object.fromEntries(mapped) as Json
}

/** Rows of a list that no panel writes, before those that are fine. */
export const oddRows = (value: unknown): unknown =>
  isObject(value) && Array.isArray(value['data'])
    ? {
        ...value,
        data: [
          null,
          'odd',
          { object: 'odd', attributes: 3 },
          ...(value['data'] as unknown[]),
        ],
      }
    : value

/** Each of its names, with nothing under it. */
export const nothingOf = (value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.keys(value).map((key) => [key, null])) : null

/** What people write, rather than what the panel makes up, which has its form. */
const written = [
  'name',
  'description',
  'email',
  'username',
  'first_name',
  'last_name',
  'node',
]
/** What people write, 200 kB of it. */
export const long = (value: unknown, key: string): unknown =>
  typeof value === 'string' && written.includes(key) ? value.padEnd(200_000, 'W') : value

const traps =
  '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"no"'
/** Names that objects have by themselves, in every object. */
export function withTraps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTraps)
  if (!isObject(value)) return value
  const inside = Object.entries(value).map(([name, each]) => [name, withTraps(each)])
  return Object.assign(JSON.parse(`{${traps}}`) as Json, Object.fromEntries(inside))
}
