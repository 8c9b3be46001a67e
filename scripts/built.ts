import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/** What is there once a script of package.json has built. */
const made = { build: 'dist/index.html', 'build:embed': 'dist/embed/react.js' } as const

/** Builds the page, or the package with the element, where that was not done yet; ends the process when it cannot be built. */
export function ensureBuilt(script: keyof typeof made): void {
  if (!existsSync(join(root, made[script]))) buildAnew(script)
}

/** Builds it whether or not that was done before, for what is to show the present one; ends the process as above. */
export function buildAnew(script: keyof typeof made): void {
  const build = spawnSync('npm', ['run', script], { cwd: root, stdio: 'inherit' })
  if (build.status !== 0) process.exit(build.status ?? 1)
}
