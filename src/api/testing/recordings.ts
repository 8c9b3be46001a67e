import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One exchange with a real panel. A page is reduced to its title, `{"$html": title}`. */
export type Recording = {
  name: string
  panel: string
  auth: string
  request: {
    method: string
    path: string
    headers: Record<string, string>
    body: unknown
  }
  response: { status: number; headers: Record<string, string | string[]>; body: unknown }
  /** What the recorder has to say about it. */
  note?: string
}

const folder = new URL('../../../panel/conformance/recordings/', import.meta.url)

/** All recordings of all files, in their order. */
export function loadRecordings(): Recording[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
  return files.flatMap((name) =>
    readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Recording),
  )
}

/** The title when the body was a page, otherwise `undefined`. */
export function titleOf(recording: Recording): string | undefined {
  const { body } = recording.response
  return typeof body === 'object' && body !== null && '$html' in body
    ? String(body.$html)
    : undefined
}

function page(title: string): string {
  return `<!doctype html><title>${title}</title>`
}

function bodyOf(recording: Recording): string {
  const title = titleOf(recording)
  if (title !== undefined) return page(title)
  const { body } = recording.response
  return body === null || body === '' ? '' : JSON.stringify(body)
}

/** What reached the server. */
export type Received = { method: string; path: string; headers: IncomingMessage['headers'] }

/**
 * A server that answers as recorded, so that redirects and pages really happen. A redirect
 * leads back here, to a page.
 */
export async function startPlayer(): Promise<{
  origin: string
  play(recording: Recording): Received[]
  close(): void
}> {
  let playing: Recording | null = null
  let received: Received[] = []

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? ''
    const isFollowUp = playing?.response.status === 302 && received.length > 0
    if (!playing) return void response.writeHead(500).end()
    if (path === '/sanctum/csrf-cookie' && playing.request.path !== path)
      return void response.writeHead(204).end()
    received.push({ method: request.method ?? '', path, headers: request.headers })
    if (isFollowUp)
      return void response
        .writeHead(200, { 'content-type': 'text/html; charset=UTF-8' })
        .end(page('Pterodactyl'))
    const { status, headers } = playing.response
    const sent: Record<string, string> = {}
    for (const name of ['content-type', 'retry-after', 'allow'])
      if (typeof headers[name] === 'string') sent[name] = headers[name]
    if (typeof headers['location'] === 'string') {
      const { pathname, search } = new URL(headers['location'])
      sent['location'] = origin + pathname + search
    }
    response.writeHead(status, sent).end(bodyOf(playing))
  }

  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => answer(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    play(recording) {
      playing = recording
      received = []
      return received
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
