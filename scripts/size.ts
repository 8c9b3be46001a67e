/**
 * `npm run size`: prints what visits download, brotli-compressed, and fails past the budgets, and where something ships
 * that is for tests alone.
 * A kilobyte has 1000 bytes.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

import { ensureBuilt } from './built.ts'
import { readDownloads, type Manifest } from './downloads.ts'
import { filesForTests } from './shipped.ts'

const budgets = {
  firstVisit: 125_000,
  formLibrary: 15_000,
  furtherPage: 14_000,
  css: 14_000,
  /** What the first load of the element may take beyond the page's. */
  moreForElement: 10_000,
}
/** react-hook-form and its resolver: fetched once, with the first form, whichever page it is on. */
const isFormLibrary = (file: string) => file.startsWith('assets/form-library-')
const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const manifestFile = join(dist, '.vite', 'manifest.json')

ensureBuilt('build')

for (const problem of filesForTests(dist)) {
  console.error(problem)
  process.exitCode = 1
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
const html = readFileSync(join(dist, 'index.html'), 'utf8')
const downloads = readDownloads(manifest, html)

function compressedSize(file: string): number {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return brotliCompressSync(readFileSync(join(dist, file)), { params: quality }).length
}

const sizes = (files: Iterable<string>) =>
  [...files]
    .map((file) => ({ file, size: compressedSize(file) }))
    .sort((a, b) => b.size - a.size)

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9)

function report(
  name: string,
  files: Iterable<string>,
  budget?: number,
  each = false,
): boolean {
  const list = sizes(files)
  const total = list.reduce((sum, { size }) => sum + size, 0)
  const within = budget === undefined || total <= budget
  const verdict = budget === undefined ? '' : ` of at most ${kilobytes(budget).trim()}`
  console.log(`${within ? ' ' : '✗'} ${kilobytes(total)}  ${name}${verdict}`)
  if (each)
    for (const { file, size } of list) console.log(`      ${kilobytes(size)}  ${file}`)
  return within
}

const verdicts = [
  report('First visit to /profile', downloads.firstVisit, budgets.firstVisit, true),
  report(
    'The form library, with the first form',
    Object.values(manifest)
      .map(({ file }) => file)
      .filter(isFormLibrary),
    budgets.formLibrary,
  ),
  ...[...downloads.furtherPages].map(([name, files]) =>
    report(
      `then ${name}`,
      [...files].filter((file) => !isFormLibrary(file)),
      budgets.furtherPage,
      true,
    ),
  ),
  report('CSS in all', downloads.css, budgets.css),
]
/** The element, where it is built: its entry, the first page and its words, and the style sheets of all pages. */
const elementManifest = join(dist, 'embed', '.vite', 'manifest.json')
if (existsSync(elementManifest)) {
  const element = readDownloads(
    JSON.parse(readFileSync(elementManifest, 'utf8')) as Manifest,
    null,
  )
  const pageSize = sizes(downloads.firstVisit).reduce((sum, { size }) => sum + size, 0)
  const files = [...element.firstVisit].map((file) => join('embed', file))
  const budget = pageSize + budgets.moreForElement
  verdicts.push(report('First load of the element', files, budget, true))
}
report('On demand, in all', downloads.onDemand, undefined, true)
if (verdicts.includes(false)) {
  console.error('A budget is exceeded (marked ✗).')
  process.exitCode = 1
}
