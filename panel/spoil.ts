import { escapeHtml } from './reply.ts'
import {
  firstHalf,
  long,
  mapLeaves,
  nothingOf,
  oddRows,
  resetInBody,
  rewrite,
  withBody,
  withTraps,
} from './spoil-body.ts'
import { DroppedAnswer, seconds, type Spoil, type Struck } from './struck.ts'
import type { ArmedFault, Fault } from './types.ts'

const page = (title: string, status: number) =>
  new Response(
    `<!doctype html><html lang="en"><title>${escapeHtml(title)}</title><h1>${escapeHtml(title)}</h1></html>\n`,
    { status, headers: { 'content-type': 'text/html; charset=UTF-8' } },
  )

const refuse = (
  status: number,
  code: string,
  detail: string,
  headers: Record<string, string> = {},
) =>
  Response.json({ errors: [{ code, status: String(status), detail }] }, { status, headers })

const lose = (): never => {
  throw new DroppedAnswer('The answer was dropped on purpose.')
}

const gaveUp = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

/** An answer that never comes; the caller's own patience ends it. */
async function hang({ request }: Struck): Promise<Response> {
  await gaveUp(request.signal)
  throw new DroppedAnswer('The caller gave up.')
}

/** The panel carries it out when its caller has stopped waiting, as PHP does, which goes on by itself. */
async function runLate({ request, run, hurry }: Struck): Promise<Response> {
  await gaveUp(request.signal)
  await seconds(2 / hurry)
  // To nobody.
  return run()
}

const throttled = (after: Record<string, string>) =>
  refuse(429, 'ThrottleRequestsException', 'Too Many Attempts.', after)
const crashed =
  'An unexpected error was encountered while processing this request, please try again.'

/** Where the panel sends whoever is not signed in, on the origin that was asked. */
const signInPage = ({ request }: Struck) => new URL('/auth/login', request.url).href

/** Each fault: whether the panel carries the request out before it strikes, and what it makes of the answer. */
const kinds: { readonly [Name in Fault]: { runs: boolean; spoil: Spoil } } = {
  refuse: { runs: false, spoil: lose },
  'reset-in-body': { runs: true, spoil: resetInBody },
  hang: { runs: false, spoil: hang },
  'run-late': { runs: false, spoil: runLate },
  'delay-5s': { runs: false, spoil: ({ run, hurry }) => seconds(5 / hurry).then(run) },
  'run-then-drop': { runs: true, spoil: lose },
  '500-json': { runs: false, spoil: () => refuse(500, 'Exception', crashed) },
  '500-html': { runs: true, spoil: () => page('Server Error', 500) },
  '502-html': { runs: false, spoil: () => page('502 Bad Gateway', 502) },
  '504-html': { runs: true, spoil: () => page('504 Gateway Time-out', 504) },
  // What runs is not stopped by maintenance, which stands before everything.
  '503-retry-after': {
    runs: false,
    spoil: ({ answered }) =>
      answered
        ? refuse(503, 'ServiceUnavailableHttpException', 'The panel is busy.', {
            'retry-after': '30',
          })
        : refuse(503, 'HttpException', 'Service Unavailable', { 'retry-after': '30' }),
  },
  '429-seconds': { runs: false, spoil: () => throttled({ 'retry-after': '7' }) },
  '429-absent': { runs: false, spoil: () => throttled({}) },
  '429-1e9': { runs: false, spoil: () => throttled({ 'retry-after': '1000000000' }) },
  '429-date': {
    runs: false,
    spoil: () => throttled({ 'retry-after': new Date(Date.now() + 7000).toUTCString() }),
  },
  '401': {
    runs: false,
    spoil: () => refuse(401, 'AuthenticationException', 'Unauthenticated.'),
  },
  // The same answer: whoever arms it says how often.
  '419-once': {
    runs: false,
    spoil: () => refuse(419, 'HttpException', 'CSRF token mismatch.'),
  },
  '419-always': {
    runs: false,
    spoil: () => refuse(419, 'HttpException', 'CSRF token mismatch.'),
  },
  'empty-403': { runs: false, spoil: () => new Response(null, { status: 403 }) },
  'login-page-200': { runs: true, spoil: () => page('Sign in', 200) },
  'redirect-to-login': {
    runs: false,
    spoil: (struck) =>
      new Response(null, { status: 302, headers: { location: signInPage(struck) } }),
  },
  'empty-200-run': { runs: true, spoil: () => new Response(null, { status: 200 }) },
  'empty-200-not-run': { runs: false, spoil: () => new Response(null, { status: 200 }) },
  'truncated-json': {
    runs: true,
    spoil: async (struck) => withBody(struck, await firstHalf(struck)),
  },
  // One with something in it: an empty one is no list either, and has a test of its own.
  array: { runs: true, spoil: (struck) => withBody(struck, '["odd"]') },
  string: { runs: true, spoil: (struck) => withBody(struck, '"ok"') },
  'odd-rows': { runs: true, spoil: rewrite(oddRows) },
  'all-null': { runs: true, spoil: rewrite(nothingOf) },
  'fields-null': {
    runs: true,
    spoil: rewrite((value) =>
      mapLeaves(value, (leaf, key) => (key === 'object' ? leaf : null)),
    ),
  },
  '200kB-strings': { runs: true, spoil: rewrite((value) => mapLeaves(value, long)) },
  'prototype-keys': { runs: true, spoil: rewrite(withTraps) },
}

/** The names of all faults. */
export const faultNames: readonly string[] = Object.keys(kinds)

/** Whether this names a fault. */
export const isFault = (name: string | null): name is Fault =>
  name !== null && Object.hasOwn(kinds, name)

/** Has a fault strike a request: the panel carries it out, by `run`, when the fault lets it, or is told to. Throws `DroppedAnswer`. */
export async function spoil(
  { fault, run: isRun, hurry = 1 }: Pick<ArmedFault, 'fault' | 'run' | 'hurry'>,
  request: Request,
  run: () => Promise<Response>,
): Promise<Response> {
  const { runs, spoil: strike } = kinds[fault]
  const answered = (isRun ?? runs) ? await run() : null
  return strike({ request, answered, run, hurry })
}
