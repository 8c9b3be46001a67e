import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter(
    (file) => !/\.test\.tsx?$|\/testing\/|^src\/(?:test|i18n\/generated)\//.test(file),
  )
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** The folder whose files import one another relatively: `src/ui`, and each page by itself. */
const verticalOf = (path: string) =>
  /^src\/(?:pages\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? 'src'

const all = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), ([, found = '']) => found)

test('an exported name exists once', () => {
  const files = new Map<string, string[]>()
  for (const { file, text } of sources) {
    // What is declared for host pages repeats what it declares.
    if (file.endsWith('.d.ts')) continue
    const declared = all(
      text,
      /^export (?:declare )?(?:async )?(?:abstract )?(?:function|const|class|type|interface|let)\*? (\w+)/gm,
    )
    for (const name of new Set(declared))
      files.set(name, [...(files.get(name) ?? []), file])
  }
  expect(files.size).toBeGreaterThan(500)
  const twice = [...files].filter(([, { length }]) => length > 1)
  // Each page that comes on demand is called so by the function that fetches it.
  expect(twice.filter(([name]) => name !== 'Component')).toEqual([])
})

test('inside a vertical imports are relative, and across verticals they are not', () => {
  const wrong = sources.flatMap(({ file, text }) =>
    all(text, /(?:from|import)\(? ?'(\.{1,2}\/[^']+|#src\/[^']+)'/g)
      .filter((path) => {
        const isRelative = path.startsWith('.')
        const target = isRelative ? join(dirname(file), path) : path.slice(1)
        // What lies outside of `src` has no other name, and the entry is of no vertical.
        if (!target.startsWith('src/') || file === 'src/main.tsx') return false
        return isRelative !== (verticalOf(target) === verticalOf(file))
      })
      .map((path) => `${file}: ${path}`),
  )
  expect(wrong).toEqual([])
})

test('what is drawn from `ui` speaks words of its own', () => {
  const spoken = sources
    .filter(({ file }) => file.startsWith('src/ui/'))
    .flatMap(({ file, text }) =>
      all(text, /(?:\bt|\brich|messageKey)\(\s*[^()]*?'([a-z]\w*\.\w+)'/g).map((key) => ({
        file,
        key,
      })),
    )
  expect(spoken.length).toBeGreaterThan(10)
  // Spelling is fetched on demand, and its words with it.
  expect(spoken.filter(({ key }) => !/^(?:ui|spelling)\./.test(key))).toEqual([])
})

test('a value of a stranger is drawn by what shows the signs in it', () => {
  /** They draw what others hand them, or what they have looked through themselves. */
  const drawers = [
    'src/ui/value.tsx',
    'src/ui/whole-value.tsx',
    'src/pages/ssh-keys/add/key-card.tsx',
    'src/app/command/command-dialog.tsx',
  ]
  const wrong = sources.filter(
    ({ file, text }) =>
      file.endsWith('x') && text.includes('<bdi') && !drawers.includes(file),
  )
  expect(wrong.map(({ file }) => file)).toEqual([])
})
