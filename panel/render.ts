import { envelopes } from './dialects/envelopes.ts'
import type { Words } from './dialects/words.ts'
import type { Exchange } from './exchange.ts'
import { Failure } from './failure.ts'
import { html, redirect, type Reply } from './reply.ts'
import type { World } from './world.ts'

const titles: Record<number, string> = {
  400: 'An Error Occurred: Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'An Error Occurred: Method Not Allowed',
  419: 'Page Expired',
  429: 'Too Many Requests',
  500: 'Server Error',
  503: 'Service Unavailable',
}

/** `root` is where the panel's pages begin; `null` where it has none. */
function page(exchange: Exchange, failure: Failure, root: string | null): Reply {
  if (root === null) return html(titles[failure.status] ?? 'Error', failure.status)
  if (failure.instead === 'sign-in') return redirect(`${root}/auth/login`)
  if (failure.instead === 'back') {
    const referer = exchange.headers.get('referer')
    return redirect(referer ?? exchange.session?.previousUrl ?? root)
  }
  return html(titles[failure.status] ?? 'Error', failure.status)
}

/** A refusal in the words of a dialect. */
function inWords(failure: Failure, words: Words): Failure {
  const saying = failure.word === null ? undefined : words[failure.word]
  if (!saying) return failure
  const { status = failure.status, code = failure.code, detail, headers } = saying
  return new Failure(status, code, detail ?? failure.complaints, {
    instead: saying.status === undefined ? failure.instead : 'page',
    headers: { ...failure.headers, ...headers },
  })
}

/** A refusal as the dialect has it, or what the framework shows to a browser instead. */
export function renderFailure(
  { dialect, settings }: World,
  exchange: Exchange,
  refused: Failure,
): Reply {
  const root = settings().url.replace(/\/$/, '')
  const failure = inWords(refused, dialect.words)
  const forced = settings().envelope
  const envelope = forced === null ? dialect.envelope : envelopes[forced]
  const reply: Reply = exchange.expectsJson
    ? envelope(failure, root)
    : page(exchange, failure, dialect.auth === 'key' ? null : root)
  return { ...reply, headers: { ...reply.headers, ...failure.headers } }
}

/** The answer itself, with all that the way through the panel added to it. */
export function toResponse(exchange: Exchange, reply: Reply, date: number): Response {
  const headers = new Headers(exchange.out)
  if (reply.type) headers.set('content-type', reply.type)
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers.set(name, value)
  headers.set('date', new Date(date).toUTCString())
  return new Response(exchange.method === 'HEAD' ? null : reply.body, {
    status: reply.status,
    headers,
  })
}
