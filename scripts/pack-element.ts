import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')

export type PackedElement = {
  /** The file that `npm pack` made. */
  file: string
  /** A folder in which `perch-account` is installed from it, and nothing else but `links`. */
  project: string
  remove: () => void
}

/** Runs a command to its end; throws with what it said when it fails. */
function run(name: string, options: readonly string[], folder: string): string {
  const { status, stdout, stderr } = spawnSync(name, options, {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${name} ${options.join(' ')}\n${stdout}${stderr}`)
  return stdout
}

/**
 * Packs `dist/embed` as it would be published, and installs it from the packed file into a project of its own, without
 * a registry. `links` are further packages that the project has: their names there, and here. Throws when it is not built.
 */
export function packElement(links: Readonly<Record<string, string>> = {}): PackedElement {
  const project = mkdtempSync(join(tmpdir(), 'perch-packed-'))
  const modules = join(project, 'node_modules')
  const installed = join(modules, 'perch-account')
  mkdirSync(installed, { recursive: true })
  const packed = run(
    'npm',
    ['pack', '--json', '--ignore-scripts', `--pack-destination=${project}`],
    join(root, 'dist', 'embed'),
  )
  const [name = ''] = /[\w.-]+\.tgz/.exec(packed) ?? []
  const file = join(project, name)
  run('tar', ['-xzf', file, '--strip-components=1', '-C', installed], project)
  for (const [there, here] of Object.entries(links)) {
    mkdirSync(dirname(join(modules, there)), { recursive: true })
    symlinkSync(join(root, 'node_modules', here), join(modules, there))
  }
  return { file, project, remove: () => rmSync(project, { recursive: true }) }
}
