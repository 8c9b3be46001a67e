/**
 * Finds a Chromium for the browser tests and, as a script, installs one when there is none:
 * `node scripts/browser.ts` says on stderr what it did and prints only the path on stdout.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The headless shell first: it starts three times as fast. */
const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const nothing =
  'No browser for the tests. Install Chromium or Chrome, or set CHROMIUM=/path/to/it.'

const say = (text: string) => process.stderr.write(`browser: ${text}\n`)

function playwrightCommand(...args: string[]): string[] {
  const require = createRequire(import.meta.url)
  const home = dirname(require.resolve('@playwright/test/package.json'))
  return [join(home, 'cli.js'), 'install', '--only-shell', 'chromium', ...args]
}

/** Where Playwright would put its headless shell; asking costs a process, so it is asked late. */
function playwrightsOwn(): string | undefined {
  try {
    const plan = execFileSync(process.execPath, playwrightCommand('--dry-run')).toString()
    const folder = /Install location:\s+(\S.*)/.exec(plan)?.[1]?.trim()
    return folder && existsSync(folder) ? '' : undefined
  } catch {
    return undefined
  }
}

/**
 * The path of a browser that is there now: `$CHROMIUM`, an installed one, else `''` for
 * Playwright's own (which needs no path); `undefined` when there is none.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = env['CHROMIUM']
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`CHROMIUM=${given}: there is no such file.`)
  }
  return firstInstalled(commands, env) ?? playwrightsOwn()
}

/** The path of a browser with all that a headless shell leaves out, such as the back-forward cache; `undefined` when there is none. */
export function findWholeBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return firstInstalled(
    commands.filter((name) => !name.endsWith('-shell')),
    env,
  )
}

function firstInstalled(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...installed, ...applications].find((path) => existsSync(path))
}

function run(command: string, args: readonly string[]): boolean {
  say(`${command} ${args.join(' ')}`)
  const { status } = spawnSync(command, args, {
    // What an installer prints must not mix with the path on stdout.
    stdio: ['ignore', 2, 2],
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

/** Installs packages of Debian or Ubuntu, where that is possible; says whether it was. */
export function installByApt(...packages: string[]): boolean {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return false
  const root = process.getuid?.() === 0
  if (!root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0)
    return false
  const apt = (...args: string[]) =>
    root ? run('apt-get', args) : run('sudo', ['-n', 'apt-get', ...args])
  return (
    apt('update', '-qq') &&
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  )
}

/** For the few stories that a headless shell cannot tell; without it they are skipped and say so. */
function ensureWholeBrowser(): void {
  if (findWholeBrowser()) return
  say('the headless shell has no back-forward cache; trying to install a whole browser')
  installByApt('chromium')
  if (!findWholeBrowser()) say('none could be had: its stories are skipped')
}

/**
 * The path of a browser (`''` for Playwright's own), installed if need be, and a whole one beside it where that is
 * possible. Throws when none can be had.
 */
export function ensureBrowser(): string {
  const found = ensureAny()
  ensureWholeBrowser()
  return found
}

function ensureAny(): string {
  const there = findBrowser()
  if (there !== undefined) return there
  say('none is installed; trying the download of Playwright')
  if (!run(process.execPath, playwrightCommand())) {
    say('the download failed; trying the packages of the system')
    // Ubuntu has no such package, and its `chromium` is a snap's stub, so the result is looked for.
    if (!installByApt('chromium-headless-shell')) installByApt('chromium')
  }
  const found = findBrowser()
  if (found === undefined) throw new Error(nothing)
  return found
}

/** Flags for a browser that runs without a desktop, as root, and must call nobody. */
export const launchFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const found = ensureBrowser()
    say(`using ${found || "Playwright's own"}`)
    console.log(found)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
