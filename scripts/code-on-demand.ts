/**
 * Fails when code in `src` is fetched on demand by a bare `import()`, outside of what waits for a file that cannot be had
 * (decision 0012). Plants some first, to prove that it sees them.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseSync } from 'vite'

const root = join(import.meta.dirname, '..')

/** What waits, or does without: an `import()` belongs into their arguments. */
const fetchers = ['fetchCode', 'fetchCodeOnce', 'lazyPart', 'lazyPage']

/** What is only called by those that wait, and what fetches ahead, where a failure is told later. */
const exempt = [
  'src/i18n/catalogue.ts',
  'src/app/load-leave-session.ts',
  'src/app/prefetch.ts',
  'src/app/streamer/turn.ts',
]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Where the `import()` expressions of `node` begin that no fetcher has among its arguments. */
function bare(node: unknown): number[] {
  if (Array.isArray(node)) return node.flatMap(bare)
  if (!isRecord(node)) return []
  const callee = isRecord(node['callee']) ? node['callee']['name'] : null
  if (node['type'] === 'CallExpression' && fetchers.some((name) => name === callee))
    return []
  const own = node['type'] === 'ImportExpression' ? [Number(node['start'])] : []
  return [...own, ...Object.values(node).flatMap(bare)]
}

/** The lines of `text` with a bare `import()`. */
function bareLines(file: string, text: string): number[] {
  const { program, errors } = parseSync(file, text)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  return bare(program).map((start) => text.slice(0, start).split('\n').length)
}

const planted: [code: string, isBare: boolean][] = [
  ["const load = () => import('./a.ts')", true],
  ["void import('./a.ts').catch(() => null)", true],
  ["await Promise.all([import('./a.ts'), words()])", true],
  ["lazy(() => import('./a.ts'))", true],
  ["fetchCode(() => import('./a.ts'), 'page')", false],
  ["fetchCodeOnce(() => Promise.all([import('./a.ts'), words()]))", false],
  ["lazyPart(async () => (await import('./a.ts')).A, 'words')", false],
  ["const Content = lazyPage(() => import('./a.ts'), 'words')", false],
]
for (const [code, isBare] of planted) {
  if (bareLines('planted.ts', code).length === Number(isBare)) continue
  console.error(`${isBare ? 'not reported' : 'reported, though allowed'}: ${code}`)
  process.exitCode = 1
}

let files = 0
for (const file of globSync('src/**/*.{ts,tsx}', { cwd: root }).sort()) {
  if (/\.test\.|\/testing\/|^src\/test\//.test(file) || exempt.includes(file)) continue
  files += 1
  for (const line of bareLines(file, readFileSync(join(root, file), 'utf8'))) {
    console.error(`${file}:${line}: a bare import(); fetchCode waits for what is not there`)
    process.exitCode = 1
  }
}
console.log(`${planted.length} planted, ${files} files`)
