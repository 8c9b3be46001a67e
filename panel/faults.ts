import { escapeHtml } from './reply.ts'
import type { Random } from './secrets.ts'
import type { ArmedFault, Fault } from './types.ts'

/** Thrown instead of an answer: the request ran, and whoever serves it is to destroy the socket. */
export class DroppedAnswer extends Error {
  override name = 'DroppedAnswer'
}

const faults: readonly Fault[] = [
  'drop',
  'timeout',
  '500',
  '502-html',
  '503',
  'html-200',
  'empty-200',
  'half-json',
]

const page = (title: string, status: number) =>
  new Response(
    `<!doctype html><html lang="en"><title>${escapeHtml(title)}</title><h1>${escapeHtml(title)}</h1></html>\n`,
    { status, headers: { 'content-type': 'text/html; charset=UTF-8' } },
  )

function refuse(status: number, code: string, detail: string): Response {
  const errors = [{ code, status: String(status), detail }]
  return Response.json({ errors }, { status })
}

/** An answer that never comes; the caller's own patience ends it. */
const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const end = () => reject(new DroppedAnswer('The caller gave up.'))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })

const runs = (fault: Fault, run: boolean | undefined) =>
  run ?? !['500', '502-html', '503'].includes(fault)

async function spoil(
  { fault, run }: Pick<ArmedFault, 'fault' | 'run'>,
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  const answered = runs(fault, run) ? await answer() : null
  if (fault === 'drop') throw new DroppedAnswer('The answer was dropped on purpose.')
  if (fault === 'timeout') return never(request.signal)
  if (fault === '502-html') return page('502 Bad Gateway', 502)
  // What runs is not stopped by maintenance, which stands before everything.
  if (fault === '503')
    return answered
      ? refuse(503, 'ServiceUnavailableHttpException', 'The panel is busy.')
      : refuse(503, 'HttpException', 'Service Unavailable')
  if (fault === '500') {
    const detail =
      'An unexpected error was encountered while processing this request, please try again.'
    return refuse(500, 'Exception', detail)
  }
  if (fault === 'html-200') return page('Please wait', 200)
  if (fault === 'empty-200') return new Response(null, { status: 200 })
  const whole = (await answered?.text()) || '{"object":"list","data":[]}'
  const half = whole.slice(0, Math.ceil(whole.length / 2))
  return new Response(half, { headers: { 'content-type': 'application/json' } })
}

const isFault = (name: string | null): name is Fault =>
  faults.some((fault) => fault === name)

function matches({ method, path }: ArmedFault, request: Request): boolean {
  if (method !== undefined && method !== request.method) return false
  const { pathname } = new URL(request.url)
  if (path instanceof RegExp) return path.test(pathname)
  return path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path
}

/** The faults of one panel: armed ones, those a header asks for, and those of chance. */
export function createFaults(options: {
  byHeader: boolean
  chaos: number
  random: Random
}) {
  const armed: { fault: ArmedFault; left: number }[] = []

  const take = (request: Request): Pick<ArmedFault, 'fault' | 'run'> | null => {
    const found = armed.find(({ fault, left }) => left > 0 && matches(fault, request))
    if (found) {
      found.left -= 1
      return found.fault
    }
    const asked = options.byHeader ? request.headers.get('x-perch-fault') : null
    if (isFault(asked)) return { fault: asked }
    const isApi = new URL(request.url).pathname.startsWith('/api/')
    if (!isApi || options.chaos <= 0) return null
    const [dice = 255, coin = 0] = options.random(2)
    if (dice / 256 >= options.chaos / 100) return null
    return { fault: coin % 2 === 0 ? '503' : '502-html' }
  }

  return {
    arm(fault: ArmedFault): () => void {
      const entry = { fault, left: fault.times ?? 1 }
      armed.push(entry)
      return () => {
        entry.left = 0
      }
    },
    disarm() {
      armed.length = 0
    },
    around(request: Request, answer: () => Promise<Response>): Promise<Response> {
      const fault = take(request)
      return fault ? spoil(fault, request, answer) : answer()
    },
  }
}
