import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** One file of the built page, as it is sent. */
export type StoredFile = {
  body: Buffer
  type: string
  etag: string
  /** Whether its name changes with its content. */
  immutable: boolean
  /** Compressed forms, where they are worth it. */
  encoded: { br?: Buffer; gzip?: Buffer }
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
/** What compression is of use to. */
export const isText = (path: string) =>
  /\.(css|html|js|json|svg|txt|webmanifest)$/.test(path)

/** A file under its URL path. Without compressed forms at hand it is compressed here when it is text. */
export function storeFile(
  path: string,
  body: Buffer,
  encoded: StoredFile['encoded'] = isText(path)
    ? { br: brotliCompressSync(body), gzip: gzipSync(body) }
    : {},
): StoredFile {
  return {
    body,
    encoded,
    type: types[extname(path)] ?? 'application/octet-stream',
    etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    immutable: path.startsWith('/assets/'),
  }
}

/**
 * Everything in `folder` by URL path, read once: a path of a request is only ever looked up, so
 * none can lead out of the folder. Empty when there is no such folder.
 */
export function loadFiles(folder: string): Map<string, StoredFile> {
  const names = new Set(listFiles(folder))
  const files = new Map<string, StoredFile>()
  for (const name of names) {
    if (name.startsWith('.') || /\.(br|gz)$/.test(name)) continue
    const encoded: StoredFile['encoded'] = {}
    if (names.has(`${name}.br`)) encoded.br = readFileSync(join(folder, `${name}.br`))
    if (names.has(`${name}.gz`)) encoded.gzip = readFileSync(join(folder, `${name}.gz`))
    files.set(`/${name}`, storeFile(`/${name}`, readFileSync(join(folder, name)), encoded))
  }
  return files
}

/** Paths of all files below a folder, relative to it and with forward slashes. */
export function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
      .map((name) => name.replaceAll('\\', '/'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** The answer to a GET or HEAD for the file. */
export function sendFile(request: Request, file: StoredFile): Response {
  const accepted = request.headers.get('accept-encoding') ?? ''
  const encoding = (['br', 'gzip'] as const).find(
    (name) => file.encoded[name] && accepts(accepted, name),
  )
  const body = (encoding && file.encoded[encoding]) ?? file.body
  const etag = `"${file.etag}${encoding ? `-${encoding}` : ''}"`
  const headers = new Headers({
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: etag,
  })
  if (file.encoded.br || file.encoded.gzip) headers.set('Vary', 'Accept-Encoding')
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/)
  if (known?.some((tag) => tag.replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers })
  }
  headers.set('Content-Type', file.type)
  headers.set('Content-Length', String(body.length))
  if (encoding) headers.set('Content-Encoding', encoding)
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers })
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    return name === encoding && !parameters.some((text) => /^q=0(\.0*)?$/.test(text))
  })
}
