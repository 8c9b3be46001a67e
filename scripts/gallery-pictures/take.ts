import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { isAsked } from '../../e2e/picture-names.ts'
import { ensureBrowser } from '../browser.ts'

/** Runs a command of a package that a tree has, or a script of the tree itself. Throws when it fails. */
function run(tree: string, script: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: tree,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  if (status !== 0) throw new Error(`${[script, ...args].join(' ')} failed in ${tree}.`)
}

/** A file of a package that a tree has. */
const fileOf = (tree: string, name: string, file: string) =>
  join(
    dirname(createRequire(join(tree, 'package.json')).resolve(`${name}/package.json`)),
    file,
  )

/**
 * Where the stories begin that may reach states of views for which `only` asks, as Playwright takes them:
 * `e2e/command.spec.ts:82`.
 */
function storiesOfViews(tree: string, only: string): string[] {
  const stories = new Set<string>()
  for (const file of globSync('e2e/*.spec.ts', { cwd: tree })) {
    let begins = 0
    for (const [at, line] of readFileSync(join(tree, file), 'utf8').split('\n').entries()) {
      if (/^\s*test\(/.test(line)) begins = at + 1
      const [isScan, name] = /\bawait scan\((?:\w+, '(.*)'\))?/.exec(line) ?? []
      if (isScan === undefined) continue
      // Another name than a plain one is known when the story is played.
      if (name === undefined || isAsked(only, 'views', name))
        stories.add(`${file}:${begins}`)
    }
  }
  return [...stories]
}

/**
 * Builds what a work tree has, and has its stories leave pictures in a folder: of each state for which `only` asks, in
 * `parts/…` and `views/…`, a file for each appearance. Throws where something does not build, or a story fails.
 */
export function takePictures(tree: string, folder: string, only: string): void {
  ensureBrowser()
  for (const group of ['parts', 'views']) {
    rmSync(join(folder, group), { recursive: true, force: true })
    mkdirSync(join(folder, group), { recursive: true })
  }
  const vite = fileOf(tree, 'vite', 'bin/vite.js')
  run(tree, 'scripts/catalogue.ts', [])
  run(tree, vite, ['build', '--logLevel', 'warn'])
  run(tree, vite, ['build', '--logLevel', 'warn', '--config', 'vite.gallery.config.ts'])
  const playwright = fileOf(tree, '@playwright/test', 'cli.js')
  const stories = [
    ...(only.startsWith('views/') ? [] : ['e2e/gallery.spec.ts']),
    ...(only.startsWith('parts/') ? [] : storiesOfViews(tree, only)),
  ]
  run(tree, playwright, ['test', ...stories], {
    TEST_FULL: '1',
    GALLERY_PICTURES: folder,
    GALLERY_ONLY: only,
  })
}
