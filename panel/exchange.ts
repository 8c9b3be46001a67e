import type { Account } from './accounts.ts'
import type { ApiKey } from './api-key-store.ts'
import { isTooDeep } from './json-depth.ts'
import { fromJson, type Input, parseQuery, tidyInput } from './php-input.ts'
import type { Session } from './sessions.ts'

/** One request on its way through the panel, and what is to be said with its answer. */
export type Exchange = {
  readonly url: URL
  /** The method that counts, after `_method` and `X-HTTP-Method-Override`. */
  readonly method: string
  /** Without the slash at its end, escapes untouched. */
  readonly path: string
  readonly headers: Headers
  readonly cookies: ReadonlyMap<string, string>
  readonly query: Input
  /** Body and query together, tidied. */
  readonly input: Input
  readonly malformedJson: boolean
  readonly address: string
  readonly expectsJson: boolean
  session: Session | null
  account: Account | null
  /** Whether a remember cookie signed in here that is older than the password. */
  isStale: boolean
  apiKey: ApiKey | null
  /** Headers of the answer, whatever it will be. */
  readonly out: Headers
}

const isJson = (type: string) => /[/+]json/i.test(type)

function readBody(text: string, type: string): { body: Input; malformed: boolean } {
  if (text === '') return { body: {}, malformed: false }
  if (isJson(type)) {
    if (isTooDeep(text)) return { body: {}, malformed: true }
    try {
      return { body: fromJson(JSON.parse(text)), malformed: false }
    } catch {
      return { body: {}, malformed: true }
    }
  }
  const isForm = type.startsWith('application/x-www-form-urlencoded')
  return { body: isForm ? parseQuery(text) : {}, malformed: false }
}

/** The cookies of a `Cookie` header by their names, as they were sent. */
export function readCookies(header: string): ReadonlyMap<string, string> {
  return new Map(
    header.split(/;\s*/).flatMap((pair) => {
      const at = pair.indexOf('=')
      return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : []
    }),
  )
}

/** The framework's `expectsJson()`: the first type of `Accept`, or any type from a script. */
function expectsJson(headers: Headers): boolean {
  const first = (headers.get('accept') ?? '*/*').split(',')[0]?.trim() ?? '*/*'
  const fromScript = headers.get('x-requested-with') === 'XMLHttpRequest'
  return isJson(first) || (fromScript && /^(\*\/\*|\*|)(;|$)/.test(first))
}

function override(method: string, headers: Headers, body: Input, query: Input): string {
  if (method !== 'POST') return method
  const asked = headers.get('x-http-method-override') ?? body['_method'] ?? query['_method']
  return typeof asked === 'string' && asked !== '' ? asked.toUpperCase() : method
}

/** Reads a whole request, body included. */
export async function readExchange(request: Request, address: string): Promise<Exchange> {
  const url = new URL(request.url)
  const { headers } = request
  const text = request.body ? await request.text() : ''
  const { body, malformed } = readBody(text, headers.get('content-type') ?? '')
  const query = parseQuery(url.search)
  return {
    url,
    method: override(request.method, headers, body, query),
    path: url.pathname.replace(/\/+$/, '') || '/',
    headers,
    cookies: readCookies(headers.get('cookie') ?? ''),
    query: tidyInput(query),
    input: tidyInput({ ...query, ...body }),
    malformedJson: malformed,
    address,
    expectsJson: expectsJson(headers),
    session: null,
    account: null,
    isStale: false,
    apiKey: null,
    out: new Headers({ 'cache-control': 'no-cache, private' }),
  }
}
