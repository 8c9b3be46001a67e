import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Frame, Page } from '@playwright/test'

import { listen } from '../server/listen.ts'
import { test as base, serve } from './fixtures.ts'

export { expect } from './fixtures.ts'

/** Origins of pages that show the page in a frame: one that may, and one that may not. */
type Parents = { listed: string; foreign: string }

/** What connects a page with the one of `origin` in its frame; `keeps` its place in its own address, if it is to. */
const connected = (origin: string, keeps: boolean) => `
  import { connectFrame } from '/frame.js'
  const iframe = document.querySelector('iframe')
  window.heard = []
  addEventListener('message', ({ data, source }) => {
    if (source === iframe.contentWindow) heard.push(data)
  })
  window.told = { paths: [], titles: [], postures: [], unsaved: [] }
  window.connection = connectFrame(iframe, {
    origin: ${JSON.stringify(origin)},
    ${keeps ? 'path: location.hash.slice(1),' : ''}
    onNavigate(path) {
      told.paths.push(path)
      if (${keeps}) history.replaceState(history.state, '', '#' + path)
    },
    onUnsavedInput: (hasUnsavedInput) => told.unsaved.push(hasUnsavedInput),
    onTitle: (title) => told.titles.push(title),
    onPosture: (posture) => told.postures.push(posture),
  })
`

/** `src` is the frame's attribute; one that is connected by no script is `silent`. */
const html = (src: string, silent: boolean) => `<!doctype html>
<html lang="en">
  <head>
    <title>A panel</title>
    <link rel="icon" href="data:," />
    <style>body { margin: 0 } iframe { display: block; box-sizing: border-box; inline-size: 100%; border: 2px solid gray }</style>
  </head>
  <body>
    <header><p>A panel</p></header>
    <iframe title="Account" ${src}></iframe>
    <footer><p>What comes after it</p></footer>
    ${silent ? '' : '<script type="module" src="/connected.js"></script>'}
  </body>
</html>`

/**
 * A page of a panel: `/?src=` an address shows that in a frame, and connects itself with it, unless it is `silent`. With
 * `/?page=` an origin it keeps the place of the frame in its own address.
 */
function parentPage(request: Request): Response {
  const { pathname, searchParams } = new URL(request.url)
  const src = searchParams.get('src')
  const isKept = searchParams.has('page')
  const answer = (type: string, body: string) =>
    new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8` } })
  if (pathname === '/frame.js') {
    const file = join(import.meta.dirname, '..', 'dist', 'embed', 'frame.js')
    return answer('text/javascript', readFileSync(file, 'utf8'))
  }
  if (pathname === '/connected.js') {
    const { searchParams: around } = new URL(request.headers.get('referer') ?? request.url)
    const { origin } = new URL(around.get('page') ?? around.get('src') ?? '')
    return answer('text/javascript', connected(origin, around.has('page')))
  }
  if (isKept) return answer('text/html', html('', false))
  if (src === null) return answer('text/html', '<!doctype html><title>Nothing</title>')
  const attribute = `src="${src.replaceAll('"', '&quot;')}"`
  return answer('text/html', html(attribute, searchParams.has('silent')))
}

type WorkerFixtures = {
  parents: Parents
  /** Whether the page tells how the account stands. */
  posture: boolean
  /** The page at the origin of a server that knows no policy: only the page itself can refuse there. */
  withoutPolicy: string
  /** The same, as a browser has it that does not tell whose pages are around a frame. */
  withoutAncestors: string
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
  withoutAncestors: [
    async ({ served }, provide) => {
      const { origin, close } = await listen(async (request, client) => {
        const isScript = new URL(request.url).pathname.endsWith('.js')
        // Without what would have it compressed.
        const asked = isScript ? new Request(request.url) : request
        const answer = await served.site(asked, client)
        answer.headers.delete('Content-Security-Policy')
        if (!isScript) return answer
        const script = await answer.text()
        // The property itself cannot be taken off a document.
        return new Response(script.replaceAll('.ancestorOrigins', '.notTold'), {
          headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
        })
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
): Promise<{
  paths: string[]
  titles: string[]
  postures: unknown[]
  unsaved: boolean[]
}> => page.evaluate(() => Reflect.get(window, 'told'))
