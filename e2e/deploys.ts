import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Panel } from '../panel/types.ts'
import { listen } from '../server/listen.ts'
import { createSite } from '../server/site.ts'

const dist = join(import.meta.dirname, '..', 'dist')

/** Writes the built page as another build of it would be: each asset under another name. */
async function rebuild(into: string): Promise<void> {
  const assets = (await readdir(join(dist, 'assets'))).filter(
    (name) => !/\.(br|gz)$/.test(name),
  )
  const renamed = new Map(assets.map((name) => [name, name.replace(/(\.\w+)$/, '-next$1')]))
  const pattern = new RegExp(
    assets
      .sort((a, b) => b.length - a.length)
      .map((name) => name.replaceAll('.', '\\.'))
      .join('|'),
    'g',
  )
  const adapt = (text: string) => text.replace(pattern, (name) => renamed.get(name) ?? name)
  await mkdir(join(into, 'assets'), { recursive: true })
  for (const [name, next] of renamed)
    await writeFile(
      join(into, 'assets', next),
      adapt(await readFile(join(dist, 'assets', name), 'utf8')),
    )
  for (const name of ['index.html', 'theme.js', 'favicon.svg'])
    await writeFile(join(into, name), adapt(await readFile(join(dist, name), 'utf8')))
}

/** What a server sends for a file that is gone: 404, or, as panels do, a page with status 200. */
type Gone = '404' | 'page'

/** The page at an address of its own, where it can be deployed anew while somebody has it open. */
export async function serveDeploys(panel: Panel, gone: Gone) {
  const folder = await mkdtemp(join(tmpdir(), 'perch-deploy-'))
  await rebuild(folder)
  const options = {
    auth: 'session',
    panelName: 'Pterodactyl',
    backend: (request: Request, client?: { address: string }) =>
      panel.fetch(request, client),
  } as const
  const before = createSite({ ...options, dist })
  const after = createSite({ ...options, dist: folder })
  let site = before
  const { origin, close } = await listen(async (request, client) => {
    const answer = await site(request, client)
    const isGone =
      answer.status === 404 && new URL(request.url).pathname.startsWith('/assets/')
    return isGone && gone === 'page'
      ? site(new Request(new URL('/', request.url)), client)
      : answer
  }, 0)
  const url = panel.control.settings().url
  panel.control.set({ url: origin })
  return {
    origin,
    /** From now on there is only the newer build. */
    deploy() {
      site = after
    },
    async close() {
      panel.control.set({ url })
      await close()
      await rm(folder, { recursive: true })
    },
  }
}
