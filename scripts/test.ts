/**
 * `npm test`: what has to hold, in order, up to the first step that fails. Its last line is
 * `N passed, N failed`, counting tests; a failed step that counts none is one. With `--full`, as
 * `npm run test:full`: the rest, which takes longer.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { ensureBrowser } from './browser.ts'
import { readPlaywright, readVitest, type Counts } from './counts.ts'

const root = join(import.meta.dirname, '..')
const results = join(root, 'test-results')
const vitestResults = join(results, 'vitest.json')
const playwrightResults = join(results, 'playwright.json')
const engineResults = join(results, 'engines.json')

type Step = {
  name: string
  run: () => boolean
  /** Reads what the step counted, and what it has to say besides; throws when it wrote nothing. */
  count?: () => Counts & { summary?: string }
}

const command =
  (...[name = '', ...args]: string[]) =>
  () =>
    spawnSync(name, args, { cwd: root, stdio: 'inherit' }).status === 0
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const isFull = process.argv.includes('--full')
if (isFull) process.env['TEST_FULL'] = '1'

const checks: Step[] = [
  {
    name: 'Types, lint, format, unused code',
    // The tests come next, counted: once is enough.
    run: command('node', 'scripts/check.ts', '--without-tests'),
  },
  {
    name: 'Logic, server, stand-in and pages in process',
    run: command(
      'vitest',
      'run',
      '--reporter=./scripts/failures-reporter.ts',
      '--reporter=json',
      `--outputFile.json=${vitestResults}`,
    ),
    count: () => readVitest(readJson(vitestResults)),
  },
  {
    name: 'Stand-in against the recordings',
    run: command('node', 'panel/conformance/main.ts'),
  },
]

const browserSteps: Step[] = [
  { name: 'Build', run: command('npm', 'run', '--silent', 'build') },
  { name: 'Build of the element', run: command('npm', 'run', '--silent', 'build:embed') },
  { name: 'The packed element', run: command('node', 'scripts/package.ts') },
  { name: 'Size', run: command('node', 'scripts/size.ts') },
  { name: 'What old browsers have of it', run: command('node', 'scripts/targets.ts') },
  {
    name: 'Stories and scan in a browser',
    run: () => ensureBrowser() !== undefined && command('playwright', 'test')(),
    count: () => readPlaywright(readJson(playwrightResults)),
  },
]

const fullSteps: Step[] = [
  ...browserSteps,
  {
    name: 'A person in two tabs, and a panel that fails',
    run: command('node', 'scripts/soak.ts', '--minutes', '3', '--seed', '1'),
  },
  {
    name: 'Other engines',
    run: command('node', 'e2e/engines/main.ts'),
    // An engine that could not be had is in the summary, and in no count.
    count: () => readJson(engineResults) as Counts & { summary: string },
  },
]

function runStep(step: Step): {
  passed: boolean
  counts: ReturnType<NonNullable<Step['count']>>
} {
  try {
    const passed = step.run()
    const counts = step.count?.() ?? { passed: 0, failed: 0 }
    return { passed, counts }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: false, counts: { passed: 0, failed: 0 } }
  }
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const total: Counts = { passed: 0, failed: 0 }
const lines: string[] = []
for (const step of isFull ? fullSteps : [...checks, ...browserSteps]) {
  console.log(`\n━━ ${step.name} ━━`)
  const started = performance.now()
  const { passed, counts } = runStep(step)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const { summary } = counts
  const line = `${passed ? '✓' : '✗'} ${step.name} (${seconds} s)`
  lines.push(summary === undefined ? line : `${line}: ${summary}`)
  total.passed += counts.passed
  total.failed += passed ? counts.failed : Math.max(1, counts.failed)
  if (total.failed > 0) break
}
console.log(`\n${lines.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
