import { isBackendPath, type Backend } from './backend.ts'
import { secured, securityHeaders } from './headers.ts'
import { fillConfiguration, type PageConfiguration } from './page.ts'
import { takeReport } from './reports.ts'
import { loadFiles, sendFile, storeFile, type StoredFile } from './static-files.ts'

export type SiteOptions = PageConfiguration & {
  /** Folder of the built page. */
  dist: string
  /** Answers what belongs to the panel. */
  backend: Backend
  /** Hears of every violation of the content security policy that a browser reports. */
  onReport?: (report: unknown) => void
}

export type Site = (request: Request, client?: { address: string }) => Promise<Response>

const local = { address: '127.0.0.1' }

/**
 * The built page and its panel at one origin: `/api`, `/auth`, `/sanctum`, `/locales` and
 * `/account` are the panel's, files are served from `dist`, and every other path without an extension is the page.
 * Throws when `dist` holds no built page.
 */
export function createSite(options: SiteOptions): Site {
  const files = loadFiles(options.dist)
  const index = files.get('/index.html')
  if (!index) {
    throw new Error(`There is no built page in ${options.dist}. Run "npm run build" first.`)
  }
  const page = storeFile(
    '/index.html',
    Buffer.from(fillConfiguration(index.body.toString(), options)),
  )
  files.set('/index.html', page)
  const headers = securityHeaders(options)
  return async (request, client = local) => {
    const { pathname } = new URL(request.url)
    const response = isBackendPath(pathname)
      ? await options.backend(request, client)
      : await answer(request, pathname, files, page, options.onReport)
    return secured(response, headers)
  }
}

async function answer(
  request: Request,
  pathname: string,
  files: ReadonlyMap<string, StoredFile>,
  page: StoredFile,
  onReport: SiteOptions['onReport'],
): Promise<Response> {
  if (pathname === '/csp-report' && request.method === 'POST')
    return takeReport(request, onReport)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(request, 405, 'Method not allowed', { Allow: 'GET, HEAD' })
  }
  // https://www.w3.org/TR/change-password-url/
  if (pathname === '/.well-known/change-password') {
    return new Response(null, { status: 302, headers: { Location: '/profile#password' } })
  }
  const file = files.get(decode(pathname))
  if (file) return sendFile(request, file)
  // A missing script answered with the page would hide what is wrong.
  if (/\.[^/]*$/.test(pathname) || pathname.startsWith('/assets/')) {
    return plain(request, 404, 'Not found')
  }
  return sendFile(request, page)
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

function plain(request: Request, status: number, text: string, headers = {}): Response {
  return new Response(request.method === 'HEAD' ? null : `${text}\n`, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-cache',
      ...headers,
    },
  })
}
