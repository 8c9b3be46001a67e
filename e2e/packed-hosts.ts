import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import { build } from 'vite'

import { packElement } from '../scripts/pack-element.ts'
import { securityHeaders } from '../server/headers.ts'
import { loadFiles, sendFile } from '../server/static-files.ts'
import { test as base, type HostPages } from './fixtures.ts'

export { expect } from '@playwright/test'

/** Where the host pages are: among the paths that the site leaves to its panel. */
const folder = '/auth/packed'

export type PackedHost = 'plain' | 'react-16' | 'react-19'
export const packedPath = (host: PackedHost) => `${folder}/${host}`

const root = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)

/** The modules of React that a host without a bundler names for everybody on its page. */
const modules = ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client']
const fileOf = (module: string) => `${module.replace('/', '-')}.js`
const importMap = JSON.stringify({
  imports: {
    ...Object.fromEntries(
      modules.map((module) => [module, `${folder}/modules/${fileOf(module)}`]),
    ),
    'perch-account/external': `${folder}/node_modules/perch-account/external/perch-account.js`,
  },
})

const scriptOf = (path: string) => `<script type="module" src="${folder}/${path}"></script>`

/** What stands in each page; none of it is Perch's. */
const pages: Record<PackedHost, string> = {
  plain: `
    ${scriptOf('node_modules/perch-account/perch-account.js')}
    <perch-account panel-name="Pterodactyl" sections="profile security"></perch-account>`,
  'react-16': `
    <div id="panel"></div>
    ${scriptOf('bundled/react-16.js')}`,
  'react-19': `
    <script type="importmap">${importMap}</script>
    <div id="panel"></div>
    ${scriptOf('hosts/react-19.js')}`,
}

/** A host with a bundler, and React 16 as its React. */
async function bundle(project: string): Promise<void> {
  const old = (name: string) => join(root, 'node_modules', name)
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    base: `${folder}/bundled/`,
    resolve: {
      alias: [
        { find: /^react$/, replacement: old('react-16') },
        { find: /^react-dom$/, replacement: old('react-dom-16') },
      ],
    },
    build: {
      outDir: 'bundled',
      modulePreload: false,
      rolldownOptions: {
        input: join(project, 'hosts', 'react-16.js'),
        output: { entryFileNames: '[name].js' },
      },
    },
  })
}

/** React as modules, which a host writes for itself or has from a network. */
async function buildReact(project: string): Promise<void> {
  const sources = join(project, 'sources')
  mkdirSync(sources)
  for (const module of modules) {
    const names = Object.keys(require(module) as object).join(', ')
    const at = JSON.stringify(require.resolve(module))
    writeFileSync(
      join(sources, fileOf(module)),
      `export { default, ${names} } from ${at}\n`,
    )
  }
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: 'modules',
      modulePreload: false,
      rolldownOptions: {
        input: modules.map((module) => join(sources, fileOf(module))),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}

/** The server's own policy; what stands in a page itself is named by its hash. */
const headers = securityHeaders().map(([name, value]): [string, string] => {
  const hash = createHash('sha256').update(importMap).digest('base64')
  return [name, value.replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`)]
})

const html = (host: PackedHost) => `<!doctype html>
<html lang="en">
  <head>
    <title>Panel</title>
    <link rel="icon" href="/favicon.svg" />
    <script src="${folder}/hosts/renderers.js"></script>
  </head>
  <body>${pages[host]}
  </body>
</html>`

/** Stories on pages that have installed the packed element: without React, with an older one, and with one that it shares. */
export const test = base.extend<object, { hostPages: HostPages }>({
  hostPages: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const { project, remove } = packElement()
      cpSync(join(import.meta.dirname, 'hosts'), join(project, 'hosts'), {
        recursive: true,
      })
      await Promise.all([bundle(project), buildReact(project)])
      const files = loadFiles(project)
      await provide((request) => {
        const { pathname } = new URL(request.url)
        if (!pathname.startsWith(`${folder}/`)) return null
        const path = pathname.slice(folder.length)
        const file = files.get(path)
        const response = file
          ? sendFile(request, file)
          : new Response(html(path.slice(1) as PackedHost), {
              headers: { 'Content-Type': 'text/html; charset=utf-8' },
            })
        for (const [name, value] of headers) response.headers.set(name, value)
        return response
      })
      remove()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})
