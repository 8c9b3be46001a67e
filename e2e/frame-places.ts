import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Frame, Page } from '@playwright/test'

import { listen } from '../server/listen.ts'
import { test as base, serve } from './fixtures.ts'

export { expect } from './fixtures.ts'

/** Origins of pages that show the page in a frame: one that may, and one that may not. */
type Parents = { listed: string; foreign: string }

const connected = (origin: string) => `
  import { connectFrame } from '/frame.js'
  const iframe = document.querySelector('iframe')
  window.heard = []
  addEventListener('message', ({ data, source }) => {
    if (source === iframe.contentWindow) heard.push(data)
  })
  window.told = { paths: [], titles: [], postures: [] }
  window.connection = connectFrame(iframe, {
    origin: ${JSON.stringify(origin)},
    onNavigate: (path) => told.paths.push(path),
    onTitle: (title) => told.titles.push(title),
    onPosture: (posture) => told.postures.push(posture),
  })
`

const html = (src: string) => `<!doctype html>
<html lang="en">
  <head>
    <title>A panel</title>
    <link rel="icon" href="data:," />
    <style>body { margin: 0 } iframe { display: block; box-sizing: border-box; inline-size: 100%; border: 2px solid gray }</style>
  </head>
  <body>
    <header><p>A panel</p></header>
    <iframe title="Account" src="${src}"></iframe>
    <footer><p>What comes after it</p></footer>
    <script type="module" src="/connected.js"></script>
  </body>
</html>`

/** A page of a panel: `/?src=` an address shows that in a frame, and connects itself with it. */
function parentPage(request: Request): Response {
  const { pathname, searchParams } = new URL(request.url)
  const src = searchParams.get('src')
  const answer = (type: string, body: string) =>
    new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8` } })
  if (pathname === '/frame.js') {
    const file = join(import.meta.dirname, '..', 'dist', 'embed', 'frame.js')
    return answer('text/javascript', readFileSync(file, 'utf8'))
  }
  if (pathname === '/connected.js') {
    const { searchParams: around } = new URL(request.headers.get('referer') ?? request.url)
    return answer('text/javascript', connected(new URL(around.get('src') ?? '').origin))
  }
  if (src === null) return answer('text/html', '<!doctype html><title>Nothing</title>')
  return answer('text/html', html(src.replaceAll('"', '&quot;')))
}

type WorkerFixtures = {
  parents: Parents
  /** Whether the page tells how the account stands. */
  posture: boolean
  /** The page at the origin of a server that knows no policy: only the page itself can refuse there. */
  withoutPolicy: string
}
type TestFixtures = {
  /** Shows a path of the page in a frame of a page that may; gives what is in the frame. */
  framed: (path: string) => Promise<Frame>
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  posture: [false, { option: true, scope: 'worker' }],
  served: [
    async ({ dialect, auth, parents, posture }, provide) => {
      const { close, ...served } = await serve({
        dialect,
        auth,
        frameOrigins: [parents.listed],
        posture,
      })
      await provide(served)
      await close()
    },
    { scope: 'worker' },
  ],
  parents: [
    // oxlint-disable-next-line no-empty-pattern -- what Playwright wants of one that needs nothing
    async ({}, provide) => {
      const listed = await listen(async (request) => parentPage(request), 0)
      const foreign = await listen(async (request) => parentPage(request), 0)
      await provide({ listed: listed.origin, foreign: foreign.origin })
      await listed.close()
      await foreign.close()
    },
    { scope: 'worker' },
  ],
  withoutPolicy: [
    async ({ served }, provide) => {
      const { origin, close } = await listen(async (request, client) => {
        const answer = await served.site(request, client)
        answer.headers.delete('Content-Security-Policy')
        return answer
      }, 0)
      await provide(origin)
      await close()
    },
    { scope: 'worker' },
  ],
  framed: ({ page, parents, served, signedIn }, provide) =>
    provide(async (path) => {
      await signedIn()
      await page.goto(`${parents.listed}/?src=${encodeURIComponent(served.origin + path)}`)
      return frameIn(page)
    }),
})

/** What is in the frame of a page. */
export async function frameIn(page: Page): Promise<Frame> {
  const element = await page.locator('iframe').elementHandle()
  const frame = await element?.contentFrame()
  if (!frame) throw new Error('The page has no frame')
  return frame
}

/** What the page around the frame got from it, of all kinds. */
export const heard = (page: Page): Promise<Record<string, unknown>[]> =>
  page.evaluate(() => Reflect.get(window, 'heard'))

/** What the module for pages around a frame has told the page. */
export const told = (
  page: Page,
): Promise<{ paths: string[]; titles: string[]; postures: unknown[] }> =>
  page.evaluate(() => Reflect.get(window, 'told'))
