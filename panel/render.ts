import type { Exchange } from './exchange.ts'
import type { Failure } from './failure.ts'
import { html, json, redirect, type Reply } from './reply.ts'

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

function page(exchange: Exchange, failure: Failure, root: string): Reply {
  if (failure.instead === 'sign-in') return redirect(`${root}/auth/login`)
  if (failure.instead === 'back') {
    const referer = exchange.headers.get('referer')
    return redirect(referer ?? exchange.session?.previousUrl ?? root)
  }
  return html(titles[failure.status] ?? 'Error', failure.status)
}

/** A refusal as JSON, or what the framework shows to a browser instead. */
export function renderFailure(exchange: Exchange, failure: Failure, root: string): Reply {
  const reply = exchange.expectsJson
    ? json(
        {
          errors: failure.complaints.map(({ detail, meta }) => ({
            code: failure.code,
            status: String(failure.innerStatus),
            detail,
            ...(meta && { meta }),
          })),
        },
        failure.status,
      )
    : page(exchange, failure, root)
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
