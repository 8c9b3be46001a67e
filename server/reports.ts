import { isTooDeep } from '../panel/json-depth.ts'
import { isOfHost } from './hosts.ts'

/** What browsers send reports as; some put those of a policy into the envelope of the other kind. */
const types = ['application/csp-report', 'application/reports+json', 'application/json']

/**
 * Takes a report of a violation, where it is from a page of this origin: any page that somebody has open could send one, and
 * no browser lets a page lie about whose it is.
 */
export async function takeReport(
  request: Request,
  onReport: ((report: unknown) => void) | undefined,
): Promise<Response> {
  if (!isOwn(request)) return new Response(null, { status: 403 })
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';')
  if (!types.includes(type.trim().toLowerCase())) return new Response(null, { status: 415 })
  const report = parse(await request.text())
  if (report === undefined) return new Response(null, { status: 400 })
  onReport?.(report)
  return new Response(null, { status: 204 })
}

/** Older browsers, and those at an address without TLS, do not say of which site a request is. */
function isOwn({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const from = headers.get('origin') ?? headers.get('referer')
  return from !== null && isOfHost(from, url)
}

function parse(text: string): unknown {
  // What is nested so deep could not be written into the log.
  if (isTooDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
