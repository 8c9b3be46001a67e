import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { namesInReadme } from './readme-tables.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const matches = (text: string, pattern: RegExp) => [...new Set(text.match(pattern))]

test('the README says each attribute, and none that is not there', () => {
  const { [0]: table = '' } =
    /const attributes = \{[^}]*\}/.exec(read('src/embed/define-element.ts')) ?? []
  const attributes = [...table.matchAll(/^ {2}'?([\w-]+)'?: /gm)].map(
    ([, name = '']) => name,
  )
  expect(namesInReadme('attribute of the element').toSorted()).toEqual(
    [...attributes, 'replace'].toSorted(),
  )
})

test('the README says each attribute that the page has', () => {
  const attributes = matches(read('index.html'), /\bdata-[\w-]+(?==)/g)
  expect(attributes.length).toBeGreaterThan(5)
  expect(namesInReadme('attribute')).toEqual(expect.arrayContaining(attributes))
})

test('the README says each event', () => {
  const events = matches(read('src/embed/public.d.ts'), /(?<=^ {2}')perch:[\w-]+/gm)
  expect(events.length).toBeGreaterThan(3)
  expect(namesInReadme('event').toSorted()).toEqual(events.toSorted())
})

test('the README says each custom property that has a value', () => {
  const tokens = matches(read('src/styles/tokens.css'), /--perch-[\w-]+(?=\s*:)/g)
  expect(namesInReadme('custom property').toSorted()).toEqual(tokens.toSorted())
})

test('the README says each part', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const written = files
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .flatMap((file) =>
      matches(read(join('src', file)), /(?<=\bpart(?:=|: )["'{`]+)[a-z]+(?=["'` ])/g),
    )
  // Those of buttons have their kinds behind them.
  const documented = namesInReadme('part').filter((name) => !name.includes('-'))
  expect(documented.toSorted()).toEqual([...new Set([...written, 'button'])].toSorted())
})

test('the README shows each picture, and none that is not there', () => {
  const shown = matches(read('README.md'), /(?<=["(])docs\/pictures\/[^")]+/g)
  const taken = readdirSync(join(root, 'docs/pictures')).map(
    (name) => `docs/pictures/${name}`,
  )
  expect(taken.length).toBeGreaterThan(20)
  expect(shown.toSorted()).toEqual(taken.toSorted())
})
