/**
 * `npm run example:plain`, `npm run example:react`: a page of a panel that has the element, on one origin with the
 * stand-in panel, with its demo account signed in at first. `PORT` says where, on 127.0.0.1.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createPanel } from '../panel/panel.ts'
import { demo, seedDemo } from '../panel/seed.ts'
import { listen } from '../server/listen.ts'
import { readSettings } from '../server/settings.ts'
import { loadFiles, type StoredFile } from '../server/static-files.ts'
import { elementFolder, panelSite } from './panel-site.ts'

/** The example's files as they are, or as its bundler makes them, where it needs one. */
async function filesOf(name: string): Promise<Map<string, StoredFile>> {
  const folder = join(import.meta.dirname, name)
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`There is no ${folder}`)
  if (!existsSync(join(folder, 'panel.tsx'))) return loadFiles(folder)
  const { build } = await import('vite')
  const outDir = mkdtempSync(join(tmpdir(), 'perch-example-'))
  process.once('exit', () => rmSync(outDir, { recursive: true }))
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    // Your panel has it from `node_modules`.
    resolve: { alias: { 'perch-account/react': join(elementFolder, 'react.js') } },
    build: { outDir, emptyOutDir: true },
  })
  return loadFiles(outDir)
}

/** The panel's own sign-in page, where people go who are signed out. */
const signInPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Sign in · Example panel</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <h1>The panel’s own sign-in page</h1>
    <form method="post" action="/enter">
      <button>Sign in as ${demo.username}</button>
    </form>
  </body>
</html>`

/** A panel with the demo account, which signs people in without a question. */
function openPanel(url: string) {
  const panel = createPanel({ database: ':memory:', settings: { url } })
  seedDemo(panel)
  const account = panel.control.findAccount(demo.username)
  if (!account) throw new Error('The stand-in has no demo account')
  function signIn(): Response {
    const { cookie } = panel.control.createSession(account?.id ?? 0)
    const headers = new Headers({ Location: '/' })
    for (const pair of cookie.split('; '))
      headers.append('Set-Cookie', `${pair}; Path=/; SameSite=Lax`)
    return new Response(null, { status: 302, headers })
  }
  return { panel, signIn }
}

async function main(name: string): Promise<void> {
  const { port } = readSettings(process.env)
  if (!existsSync(join(elementFolder, 'react.js'))) {
    const { status } = spawnSync('npm', ['run', 'build:embed'], { stdio: 'inherit' })
    if (status !== 0) throw new Error('The element could not be built')
  }
  const example = await filesOf(name)
  const { panel, signIn } = openPanel(`http://127.0.0.1:${port}`)
  const site = panelSite(example, panel.fetch)
  const { origin, close } = await listen(async (request, client) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/auth/login' && request.method === 'GET')
      return new Response(signInPage, { headers: { 'Content-Type': 'text/html' } })
    // Whoever comes for the first time, and whoever asks to.
    const isNew = pathname === '/' && !request.headers.has('cookie')
    if (isNew || (pathname === '/enter' && request.method === 'POST')) return signIn()
    return site(request, client)
  }, port)
  console.log(
    `Example: ${origin}\nThe account is ${demo.username}, its password ${demo.password}`,
  )
  const stop = () => void close().then(() => panel.close())
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
