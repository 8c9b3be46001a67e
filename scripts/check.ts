/**
 * Everything that takes seconds: run before each commit. Prints what was checked, and the output of
 * what failed. `--without-tests` leaves the tests to somebody who counts them.
 */
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

type Check = { name: string; command: string[] }
type Result = Check & { passed: boolean; seconds: number; output: string }

const root = join(import.meta.dirname, '..')
const script = (name: string, ...options: string[]) => [
  process.execPath,
  join('scripts', name),
  ...options,
]

/** The long ones first: two run at a time. */
const checks: Check[] = [
  {
    name: 'unit tests',
    command: ['vitest', 'run', '--reporter=./scripts/failures-reporter.ts'],
  },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'unused code', command: ['knip', '--no-progress'] },
  { name: 'boundaries', command: script('boundaries.ts') },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'effects', command: script('effects.ts') },
  { name: 'module state', command: script('module-state.ts') },
  { name: 'code on demand', command: script('code-on-demand.ts') },
]

const bin = join(root, 'node_modules/.bin')
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` }

function run(check: Check): Promise<Result> {
  const began = performance.now()
  const [command = '', ...options] = check.command
  const { promise, resolve } = Promise.withResolvers<Result>()
  const child = spawn(command, options, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const done = (passed: boolean) =>
    resolve({ ...check, passed, seconds: (performance.now() - began) / 1000, output })
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.on('error', (error) => {
    output += error.message
    done(false)
  })
  child.on('close', (code) => done(code === 0))
  return promise
}

const results: Result[] = []

async function worker(queue: Check[]): Promise<void> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const result = await run(next)
    results.push(result)
    const mark = result.passed ? 'passed' : 'FAILED'
    console.log(
      `${mark}  ${result.name.padEnd(12)} ${result.seconds.toFixed(1).padStart(5)} s`,
    )
  }
}

// The types of the words come first: most of the rest reads them.
await worker([{ name: 'catalogue', command: script('catalogue.ts') }])
const queue = process.argv.includes('--without-tests')
  ? checks.filter(({ name }) => name !== 'unit tests')
  : [...checks]
await Promise.all([worker(queue), worker(queue)])
const failed = results.filter(({ passed }) => !passed)
for (const { name, output } of failed) console.log(`\n── ${name}\n${output.trim()}`)
console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`)
if (failed.length) process.exitCode = 1
