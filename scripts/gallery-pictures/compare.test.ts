import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { decode, encode } from 'fast-png'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { comparePictures } from './compare.ts'
import { reportPage, reportTable } from './report.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compare-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A grey picture, some pixels of which are of another grey. */
function put(
  name: string,
  width: number,
  height: number,
  others: Iterable<number> = [],
  grey = 210,
): void {
  const data = new Uint8Array(width * height * 3).fill(200)
  for (const at of others) data.fill(grey, at * 3, at * 3 + 3)
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, encode({ width, height, data, channels: 3, depth: 8 }))
}

const compare = (leftOut?: Record<string, string>) =>
  comparePictures(
    join(folder, 'before'),
    join(folder, 'after'),
    join(folder, 'differences'),
    leftOut,
  )

/** What is asked of when nothing is left out. */
const notCompared = new Map()

test('pictures that are the same do not differ', () => {
  put('before/parts/badge/light.png', 9, 9)
  put('after/parts/badge/light.png', 9, 9)
  const compared = compare()
  expect(compared).toEqual({ same: 1, differing: [], notCompared })
  expect(reportTable(compared)).toBe('No difference: 1 pictures are the same.')
})

test('each pixel counts, and where it is is drawn', () => {
  put('before/parts/badge/light.png', 9, 9)
  put('after/parts/badge/light.png', 9, 9, [0, 40])
  put('before/parts/badge/dark.png', 9, 9)
  put('after/parts/badge/dark.png', 9, 9)
  const compared = compare()
  const name = 'parts/badge/light.png'
  expect(compared).toEqual({
    same: 1,
    differing: [{ name, kind: 'changed', pixels: 2 }],
    notCompared,
  })
  const drawn = decode(readFileSync(join(folder, 'differences', name)))
  expect(Array.from(drawn.data.slice(0, 3))).toEqual([255, 0, 0])
  expect(Array.from(drawn.data.slice(4, 7))).not.toEqual([255, 0, 0])
  expect(reportTable(compared)).toBe('parts/badge  light 2 px\n\n1 of 2 pictures differ.')
  expect(reportPage('HEAD', compared)).toContain(`src="differences/${name}"`)
})

test('some pixels that are rounded otherwise do not count, a shade that changed so little does', () => {
  put('before/corner/light.png', 20, 20)
  put('after/corner/light.png', 20, 20, [0, 40], 204)
  put('before/shade/light.png', 20, 20)
  put('after/shade/light.png', 20, 20, Array(120).keys(), 201)
  expect(compare()).toEqual({
    same: 1,
    differing: [{ name: 'shade/light.png', kind: 'changed', pixels: 120 }],
    notCompared,
  })
})

test('a state that is left out is named with the reason', () => {
  put('before/a/light.png', 4, 4)
  put('after/a/light.png', 4, 4, [1])
  const compared = compare({ a: 'it counts' })
  expect(compared.differing).toEqual([])
  expect(reportTable(compared)).toBe(
    'a  not compared: it counts\n\nNo difference: 0 pictures are the same.',
  )
  expect(reportPage('HEAD', compared)).toContain('a is not compared: it counts')
})

test('what a picture has become larger by differs', () => {
  put('before/a/light.png', 4, 4)
  put('after/a/light.png', 4, 6)
  expect(compare().differing).toEqual([{ name: 'a/light.png', kind: 'changed', pixels: 8 }])
})

test('a picture that is new, or gone, differs as a whole', () => {
  put('before/old/light.png', 4, 4)
  put('after/new/light.png', 3, 3)
  const compared = compare()
  expect(compared.differing).toEqual([
    { name: 'new/light.png', kind: 'new', pixels: 9 },
    { name: 'old/light.png', kind: 'gone', pixels: 16 },
  ])
  expect(reportTable(compared)).toContain('old  light gone')
})
