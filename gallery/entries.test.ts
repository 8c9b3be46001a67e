import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .filter((file) => !file.includes('.test.'))
    .map((file) => readFileSync(join(root, file), 'utf8'))

/** What of `src/ui` is not in the gallery, and why. */
const leftOut: Readonly<Record<string, string>> = {
  Announcer: 'it is heard, and not seen',
}

const components = read('src/ui/**/*.tsx').flatMap((text) =>
  Array.from(
    text.matchAll(/^export (?:function|const) ([A-Z]\w*)/gm),
    ([, name = '']) => name,
  ),
)
const drawn = new Set(
  read('gallery/**/*.tsx').flatMap((text) =>
    Array.from(text.matchAll(/<([A-Z]\w*)\b/g), ([, name = '']) => name),
  ),
)

test('the gallery draws every component of src/ui, but for those that are left out with a reason', () => {
  expect(components.length).toBeGreaterThan(30)
  const missing = components.filter((name) => !drawn.has(name))
  expect(missing.toSorted()).toEqual(Object.keys(leftOut).toSorted())
})
