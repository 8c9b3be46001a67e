/**
 * Proves that lint sees the arrows between the verticals: plants every import, allowed or not, in
 * a temporary copy of the layout and compares what is reported with the table below.
 */
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

type Planted = { file: string; line: number; code: string; forbidden: boolean }
type Finding = { code?: string; filename: string; labels: { span: { line: number } }[] }

const root = join(import.meta.dirname, '..')

/** The file that stands for each vertical, and where imports are planted. */
const places: Record<string, string> = {
  main: 'src/main.tsx',
  embed: 'src/embed/planted.ts',
  app: 'src/app/planted.ts',
  page: 'src/pages/one/planted.ts',
  otherPage: 'src/pages/two/planted.ts',
  frame: 'src/frame/planted.ts',
  password: 'src/password/planted.ts',
  feed: 'src/feed/planted.ts',
  keys: 'src/keys/planted.ts',
  twoFactor: 'src/two-factor/planted.ts',
  session: 'src/session/planted.ts',
  forms: 'src/forms/planted.ts',
  navigation: 'src/navigation/planted.ts',
  ui: 'src/ui/planted.ts',
  i18n: 'src/i18n/planted.ts',
  host: 'src/host/planted.ts',
  api: 'src/api/planted.ts',
  failures: 'src/api/failures.ts',
  lib: 'src/lib/planted.ts',
  panel: 'panel/planted.ts',
  server: 'server/planted.ts',
  e2e: 'e2e/planted.ts',
  gallery: 'gallery/planted.ts',
  hostPage: 'examples/one/planted.ts',
  examples: 'examples/planted.ts',
}

const shared = ['api', 'failures', 'forms', 'navigation', 'ui', 'i18n', 'host', 'lib']
const page = ['password', 'feed', 'keys', 'twoFactor', 'session', ...shared]

/** What each vertical may import; written apart from the lint configuration on purpose. */
const arrows: Record<string, string[]> = {
  main: ['app', 'lib'],
  embed: ['app', 'navigation', 'host'],
  app: ['page', 'otherPage', 'frame', ...page],
  page,
  otherPage: page,
  password: ['feed', 'keys', 'twoFactor', 'session', ...shared],
  feed: ['keys', 'session', ...shared],
  keys: ['session', ...shared],
  twoFactor: ['session', ...shared],
  session: shared,
  forms: ['failures', 'navigation', 'ui', 'i18n', 'host', 'lib'],
  frame: ['i18n', 'host', 'lib'],
  navigation: ['lib'],
  ui: ['i18n', 'host', 'lib'],
  i18n: ['host', 'lib'],
  host: ['lib'],
  api: ['failures', 'lib'],
  failures: ['api', 'lib'],
  lib: [],
  panel: [],
  server: ['panel'],
  e2e: ['panel', 'server'],
  gallery: ['app', 'session', ...shared],
  hostPage: ['embed', 'frame'],
  examples: ['panel', 'server'],
}

const packages = [
  'react',
  'react-dom/client',
  'react-router',
  '@tanstack/react-query',
  'react-hook-form',
]
const bans: Record<string, string[]> = {
  api: packages,
  failures: packages,
  lib: packages,
  navigation: ['@tanstack/react-query', 'react-hook-form', 'zod/mini'],
  ui: ['react-router', '@tanstack/react-query', 'react-hook-form'],
}

/** Every way to write an import of `path` from `file`; `$` becomes a name of its own. */
function forms(file: string, path: string): string[] {
  const step = relative(dirname(file), path)
  const specifiers = [step.startsWith('.') ? step : `./${step}`]
  if (path.startsWith('src/')) specifiers.push(`#${path}`)
  return specifiers.flatMap((specifier) => [
    `import '${specifier}'`,
    `import { type Planted as $ } from '${specifier}'`,
    `import type { Planted as $ } from '${specifier}'`,
    `export { planted as $ } from '${specifier}'`,
    `export const $ = () => import('${specifier}')`,
  ])
}

function imports(from: string, file: string): Omit<Planted, 'line'>[] {
  const own = Object.entries(places)
    .filter(([to]) => to !== from)
    .flatMap(([to, path]) =>
      forms(file, path).map((code) => ({ code, forbidden: !arrows[from]?.includes(to) })),
    )
  const foreign = ['zod', 'zod/mini', ...packages].map((name) => ({
    code:
      name === 'react-router'
        ? `import { useLocation as $ } from '${name}'`
        : `import * as $ from '${name}'`,
    forbidden: name === 'zod' || !!bans[from]?.includes(name),
  }))
  const unguarded = ['useNavigate', 'Link', 'NavLink', 'Navigate'].map((name) => ({
    code: `import { ${name} as $ } from 'react-router'`,
    forbidden: from !== 'navigation',
  }))
  return [...own, ...foreign, ...unguarded].map((planted) => ({ file, ...planted }))
}

/** What only hosts may touch: the document, the window and what the browser has for both. */
const globals = `
  addEventListener removeEventListener dispatchEvent document window self globalThis
  parent top opener frames frameElement navigator navigation history location
  localStorage sessionStorage indexedDB caches cookieStore BroadcastChannel matchMedia
  screen visualViewport devicePixelRatio innerWidth innerHeight outerWidth outerHeight
  scrollX scrollY getSelection scroll scrollTo scrollBy open close stop focus blur print
  alert confirm prompt postMessage origin name status event fetch XMLHttpRequest
  EventSource WebSocket
`
  .trim()
  .split(/\s+/)

/** What may be used anywhere: it ends by itself, or is asked about an element. */
const harmless = ['setTimeout', 'requestIdleCallback', 'performance', 'ResizeObserver']

function uses(): Omit<Planted, 'line'>[] {
  const files = ['src/ui/globals.ts', 'src/host/globals.ts', 'src/host/a-host.ts']
  return files.flatMap((file) =>
    [...globals, ...harmless].map((code) => ({
      file,
      code: `export const $ = () => ${code}`,
      forbidden: globals.includes(code) && !file.endsWith('-host.ts'),
    })),
  )
}

function plant(folder: string): Planted[] {
  const all = Object.entries(places).flatMap(([from, file]) => imports(from, file))
  return Object.entries(Object.groupBy([...all, ...uses()], ({ file }) => file)).flatMap(
    ([file, of = []]) => {
      const planted = of.map((one, at) => ({
        ...one,
        line: at + 1,
        code: one.code.replace('$', `name${at}`),
      }))
      mkdirSync(join(folder, dirname(file)), { recursive: true })
      writeFileSync(join(folder, file), planted.map(({ code }) => `${code}\n`).join(''))
      return planted
    },
  )
}

function findings(folder: string): Set<string> {
  for (const file of ['.oxlintrc.json', 'package.json', 'tsconfig.json'])
    copyFileSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const oxlint = join(root, 'node_modules/.bin/oxlint')
  const { stdout, stderr } = spawnSync(oxlint, ['--format=json', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (!stdout.startsWith('{')) throw new Error(`oxlint did not run:\n${stdout}${stderr}`)
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] }
  const ours = diagnostics.filter(({ code }) =>
    /boundaries|no-restricted-imports|no-restricted-globals/.test(code ?? ''),
  )
  return new Set(ours.map(({ filename, labels }) => `${filename}:${labels[0]?.span.line}`))
}

const folder = mkdtempSync(join(tmpdir(), 'boundaries-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

const planted = plant(folder)
const found = findings(folder)
const wrong = planted.filter(
  ({ file, line, forbidden }) => found.has(`${file}:${line}`) !== forbidden,
)
for (const { file, code, forbidden } of wrong)
  console.error(
    `${forbidden ? 'not reported' : 'reported, though allowed'}: ${file}: ${code}`,
  )
const forbidden = planted.filter((one) => one.forbidden).length
console.log(
  `${planted.length} lines planted, ${forbidden} forbidden, ${wrong.length} judged wrongly`,
)
if (wrong.length || !forbidden) process.exitCode = 1
