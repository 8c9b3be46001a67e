/**
 * `npm test`: what has to hold, in order, up to the first step that fails. Its last line is
 * `N passed, N failed`, counting tests; a failed step that counts none is one. With `--full`, as
 * `npm run test:full`: the rest, which takes longer, and goes on after what failed.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { ensureBrowser } from './browser.ts'
import { readPlaywright, readVitest, type Counts } from './counts.ts'
import { runSteps, type Step } from './steps.ts'

const root = join(import.meta.dirname, '..')
const results = join(root, 'test-results')
const vitestResults = join(results, 'vitest.json')
const playwrightResults = join(results, 'playwright.json')
const engineResults = join(results, 'engines.json')

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

/** The steps without which there is no page to look at. */
const page = ['Build']
const everything = [...page, 'Build of the element']

const browserSteps: Step[] = [
  { name: 'Build', run: command('npm', 'run', '--silent', 'build') },
  {
    name: 'Build of the element',
    // It is put beside the page, whose build begins with an empty folder.
    needs: page,
    run: command('npm', 'run', '--silent', 'build:embed'),
  },
  {
    name: 'The packed element',
    needs: everything,
    run: command('node', 'scripts/package.ts'),
  },
  { name: 'Size', needs: everything, run: command('node', 'scripts/size.ts') },
  {
    name: 'What old browsers have of it',
    needs: everything,
    run: command('node', 'scripts/targets.ts'),
  },
  ...(isFull
    ? [
        {
          name: 'Build of the gallery',
          run: command('npm', 'run', '--silent', 'build:gallery'),
        },
      ]
    : []),
  {
    name: 'Stories and scan in a browser',
    needs: everything,
    run: () => ensureBrowser() !== undefined && command('playwright', 'test')(),
    count: () => readPlaywright(readJson(playwrightResults)),
  },
]

const fullSteps: Step[] = [
  ...browserSteps,
  {
    name: 'A person in two tabs, and a panel that fails',
    needs: page,
    run: command('node', 'scripts/soak.ts', '--minutes', '3', '--seed', '1'),
  },
  {
    name: 'Other engines',
    needs: page,
    run: command('node', 'e2e/engines/main.ts'),
    // An engine that could not be had is in the summary, and in no count.
    count: () => readJson(engineResults) as Counts & { summary: string },
  },
]

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const steps = isFull ? fullSteps : [...checks, ...browserSteps]
const { counts, lines } = runSteps(steps, { goesOn: isFull })
console.log(`\n${lines.join('\n')}\n`)
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed > 0 ? 1 : 0
