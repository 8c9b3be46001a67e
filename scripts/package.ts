/**
 * `npm run test:package`: what somebody gets who installs `perch-account`, after `npm run build:embed`. The packed file is
 * read by publint and by attw; its types by the host pages in `scripts/packed`; and Node imports it, as servers do.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { packElement } from './pack-element.ts'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const same = (names: string[]) => Object.fromEntries(names.map((name) => [name, name]))

const { file, project, remove } = packElement(
  same(['react', 'react-dom', '@types/react', 'csstype']),
)
process.once('exit', remove)
cpSync(join(root, 'scripts', 'packed'), project, { recursive: true })
writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n')

/** How the two kinds of projects find packages: those with a bundler, and those for Node. */
const resolutions = [
  { module: 'esnext', moduleResolution: 'bundler' },
  { module: 'nodenext', moduleResolution: 'nodenext' },
]

function writeConfig(resolution: (typeof resolutions)[number]): string {
  const name = `tsconfig.${resolution.moduleResolution}.json`
  const compilerOptions = {
    ...resolution,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    jsx: 'react-jsx',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  }
  const files = readdirSync(join(root, 'scripts', 'packed'))
  writeFileSync(join(project, name), JSON.stringify({ compilerOptions, files }))
  return name
}

/** Each entry, and what it exports. */
const imports = `
  for (const [entry, names] of Object.entries({
    'perch-account': 'mount',
    'perch-account/element': 'mount',
    'perch-account/external': 'mount',
    'perch-account/react': 'PerchAccount',
    'perch-account/frame': 'connectFrame',
  })) {
    const found = Object.keys(await import(entry)).join()
    if (found !== names) throw new Error(entry + ' exports ' + found + ' instead of ' + names)
  }
`

const steps: [name: string, command: string, ...options: string[]][] = [
  ['publint', bin('publint'), file, '--strict'],
  // Nobody can require() it: it is for browsers, as modules.
  ['attw', bin('attw'), file, '--profile', 'esm-only', '--no-emoji'],
  ...resolutions.map((resolution): [string, string, ...string[]] => [
    `types, ${resolution.moduleResolution}`,
    bin('tsc'),
    '-p',
    writeConfig(resolution),
  ]),
  ['imports', process.execPath, '--input-type=module', '--eval', imports],
]

let failed = 0
for (const [name, command, ...options] of steps) {
  const { status, stdout, stderr } = spawnSync(command, options, {
    cwd: project,
    encoding: 'utf8',
  })
  console.log(`${status === 0 ? 'passed' : 'FAILED'}  ${name}`)
  if (status === 0) continue
  failed++
  console.log(`${stdout}${stderr}`.trim())
}
console.log(`\n${steps.length - failed} passed, ${failed} failed`)
if (failed) process.exitCode = 1
