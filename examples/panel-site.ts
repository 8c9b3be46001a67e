import { join } from 'node:path'

import { isBackendPath, type Backend } from '../server/backend.ts'
import { securityHeaders } from '../server/headers.ts'
import { loadFiles, sendFile, type StoredFile } from '../server/static-files.ts'

/** The folder of the built package. */
export const elementFolder = join(import.meta.dirname, '..', 'dist', 'embed')

/** A panel's page with the element, from its files by URL path, under the headers of every answer, with the panel behind. */
export function panelSite(page: ReadonlyMap<string, StoredFile>, panel: Backend): Backend {
  const installed = loadFiles(elementFolder)
  return async (request, client) => {
    const { pathname } = new URL(request.url)
    if (isBackendPath(pathname)) return panel(request, client)
    const file =
      page.get(pathname === '/' ? '/index.html' : pathname) ??
      installed.get(pathname.replace(/^\/perch-account(?=\/)/, ''))
    const response = file ? sendFile(request, file) : new Response(null, { status: 404 })
    for (const header of securityHeaders()) response.headers.set(...header)
    return response
  }
}
