import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What takes pictures: a commit from before it is given that of this tree. */
const tools = [
  'gallery',
  'vite.gallery.config.ts',
  'e2e/appearances.ts',
  'e2e/days.ts',
  'e2e/fixtures.ts',
  'e2e/gallery.spec.ts',
  'e2e/picture-names.ts',
  'e2e/pictures.ts',
  'e2e/scan.ts',
  'e2e/scan-reporter.ts',
  'e2e/sign-in-codes.ts',
  'scripts/bench/settled.ts',
]

const lock = (tree: string) => readFileSync(join(tree, 'package-lock.json'), 'utf8')

/** Gives a work tree the packages that its lock names: those of `root` where they are the same. */
function install(root: string, tree: string): void {
  if (lock(root) === lock(tree)) {
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
    return
  }
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: tree,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The packages of that commit cannot be installed.')
}

/**
 * Checks a commit out beside the repository, with what it needs, and calls `look` with the folder, which is gone afterwards.
 * Throws where there is no such commit.
 */
export function inWorkTree(
  root: string,
  revision: string,
  look: (tree: string) => void,
): void {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const parent = mkdtempSync(join(tmpdir(), 'perch-gallery-'))
  const tree = join(parent, 'tree')
  try {
    git('worktree', 'add', '--quiet', '--detach', tree, revision)
    install(root, tree)
    if (!existsSync(join(tree, 'gallery')))
      for (const path of tools)
        cpSync(join(root, path), join(tree, path), {
          recursive: true,
          filter: (file) => !file.startsWith(join(root, 'gallery', 'dist')),
        })
    look(tree)
  } finally {
    rmSync(parent, { recursive: true, force: true })
    git('worktree', 'prune')
  }
}
