/**
 * `npm run example:frame`: a page of a panel, and the account page of another origin in a frame of it, with the stand-in
 * panel behind that. `PORT` says where, on 127.0.0.1.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { createPanel } from '../panel/panel.ts'
import { demo, seedDemo } from '../panel/seed.ts'
import type { Panel } from '../panel/types.ts'
import { listen } from '../server/listen.ts'
import { readSettings } from '../server/settings.ts'
import { createSite } from '../server/site.ts'
import { loadFiles, sendFile, storeFile } from '../server/static-files.ts'

const dist = join(import.meta.dirname, '..', 'dist')
const folder = join(import.meta.dirname, 'frame')

/** Serves the page with a panel of its own, for pages of `parent` to show in a frame; gives its origin. */
async function servePage(parent: string): Promise<string> {
  // The panel needs the address, which is known once the site listens.
  let panel: Panel | undefined
  const site = createSite({
    dist,
    auth: 'session',
    panelName: 'Games',
    frameOrigins: [parent],
    posture: true,
    backend: async (request, client) =>
      panel?.fetch(request, client) ?? new Response(null, { status: 503 }),
  })
  const { origin } = await listen(site, 0)
  panel = createPanel({ database: ':memory:', settings: { url: origin } })
  seedDemo(panel)
  return origin
}

/** What a careful panel allows itself: its own files, and one page in a frame. */
const policyFor = (page: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-src ${page}; require-trusted-types-for 'script'`

async function main(): Promise<void> {
  for (const [file, script] of [
    ['index.html', 'build'],
    ['embed/frame.js', 'build:embed'],
  ] as const) {
    if (existsSync(join(dist, file))) continue
    const { status } = spawnSync('npm', ['run', script], { stdio: 'inherit' })
    if (status !== 0) throw new Error(`npm run ${script} failed`)
  }
  const files = loadFiles(folder)
  const installed = loadFiles(join(dist, 'embed'))
  const { origin } = await listen(async (request) => {
    const { pathname } = new URL(request.url)
    const file =
      files.get(pathname === '/' ? '/index.html' : pathname) ??
      installed.get(pathname.replace(/^\/perch-account(?=\/)/, ''))
    const response = file ? sendFile(request, file) : new Response(null, { status: 404 })
    response.headers.set('Content-Security-Policy', policyFor(page))
    return response
  }, readSettings(process.env).port)
  const page = await servePage(origin)
  const html = readFileSync(join(folder, 'index.html'), 'utf8').replace('%page%', page)
  files.set('/index.html', storeFile('/index.html', Buffer.from(html)))
  console.log(
    `Example: ${origin}\nThe account is ${demo.username}, its password ${demo.password}`,
  )
  process.once('SIGINT', () => process.exit()).once('SIGTERM', () => process.exit())
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
