/**
 * `npm run gallery`: shows the parts of the page, each in each of its states. With `--pictures DIR` it takes a picture of
 * every state of every part and every view in every appearance, and with `--against REV` those of a commit as well, and tells
 * which differ. `--only TEXT` takes the states alone whose name, as `parts/button/kinds`, has that in it.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { createServer } from 'vite'

import { comparePictures } from './gallery-pictures/compare.ts'
import { notCompared } from './gallery-pictures/not-compared.ts'
import { reportPage, reportTable } from './gallery-pictures/report.ts'
import { takePictures } from './gallery-pictures/take.ts'
import { inWorkTree } from './gallery-pictures/work-tree.ts'

const root = join(import.meta.dirname, '..')
const { values: options } = parseArgs({
  options: {
    pictures: { type: 'string' },
    against: { type: 'string' },
    only: { type: 'string', default: '' },
  },
})

async function show(): Promise<void> {
  const server = await createServer({ configFile: join(root, 'vite.gallery.config.ts') })
  await server.listen()
  server.printUrls()
}

/** Takes what `REV` and this tree look like, and says what differs. */
function compare(revision: string): void {
  const folder = join(root, 'gallery', 'dist', 'compared')
  const [before = '', after = '', differences = ''] = [
    'before',
    'after',
    'differences',
  ].map((name) => join(folder, name))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  inWorkTree(root, revision, (tree) => takePictures(tree, before, options.only))
  takePictures(root, after, options.only)
  const compared = comparePictures(before, after, differences, notCompared)
  const page = join(folder, 'index.html')
  writeFileSync(page, reportPage(revision, compared))
  console.log(`\n${reportTable(compared)}`)
  if (compared.differing.length > 0) console.log(`\nSide by side: ${page}`)
}

if (options.against !== undefined) compare(options.against)
else if (options.pictures !== undefined)
  takePictures(root, resolve(options.pictures), options.only)
else await show()
