import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { build } from 'vite'
import { expect, onTestFinished, test } from 'vitest'

import { emptyDist } from './empty-dist.ts'

/** A page to build, and what a build before it left in `dist`. */
function startSite() {
  const root = mkdtempSync(join(tmpdir(), 'empty-dist-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const write = (file: string, text = '') => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  write('index.html', '<script type="module" src="main.js"></script>')
  write('main.js', 'document.title = "page"')
  write('public/icon.svg')
  write('dist/assets/old.js')
  write('dist/old.html')
  write('dist/embed/element.js')
  write('src/kept.js')
  const make = (outDir: string) =>
    build({
      root,
      build: { outDir },
      configFile: false,
      logLevel: 'silent',
      plugins: [emptyDist()],
    })
  return { root, write, make }
}

test.each(['dist', 'the folder by its whole path'])(
  'a build takes out what the one before it left, and leaves the element: %s',
  async (name) => {
    const { root, make } = startSite()
    await make(name === 'dist' ? name : join(root, 'dist'))
    expect(readdirSync(join(root, 'dist')).sort()).toEqual([
      'assets',
      'embed',
      'icon.svg',
      'index.html',
    ])
    expect(existsSync(join(root, 'dist/assets/old.js'))).toBe(false)
    expect(existsSync(join(root, 'dist/embed/element.js'))).toBe(true)
    expect(existsSync(join(root, 'src/kept.js'))).toBe(true)
  },
)

test('the element’s own build empties its own folder alone', async () => {
  const { root, make } = startSite()
  await make('dist/embed')
  expect(existsSync(join(root, 'dist/embed/element.js'))).toBe(false)
  expect(existsSync(join(root, 'dist/old.html'))).toBe(true)
})

test('a build that fails leaves what worked', async () => {
  const { root, write, make } = startSite()
  write('main.js', 'import "./nowhere.js"')
  await expect(make('dist')).rejects.toThrow(/nowhere/)
  expect(existsSync(join(root, 'dist/old.html'))).toBe(true)
})
