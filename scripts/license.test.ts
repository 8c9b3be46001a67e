import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8')

/** How the text of a licence begins, by what SPDX calls it. */
const titles: Record<string, string> = { MIT: 'MIT License', ISC: 'ISC License' }

test('LICENSE is there, and is the licence that package.json names', () => {
  const { license } = JSON.parse(read('package.json')) as { license: string }
  const [title, , holder = ''] = read('LICENSE').split('\n')
  expect(title).toBe(titles[license])
  expect(holder).toMatch(/^Copyright \(c\) \d{4}\b/)
})
