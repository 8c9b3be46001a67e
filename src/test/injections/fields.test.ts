import { afterAll, expect, test, vi } from 'vitest'
import type * as zodMini from 'zod/mini'

import { readingFiles, addressReaders } from './address-readers.ts'
import { fields, wireFields } from './fields.ts'

const read = vi.hoisted(() => new Map<string, Set<string>>())

vi.mock('zod/mini', async (original) => {
  const zod = await original<typeof zodMini>()
  return {
    ...zod,
    object(...given: Parameters<typeof zod.object>) {
      const file = /\/src\/api\/([\w-]+)\.ts/.exec(new Error('where').stack ?? '')?.[1]
      const names = file === undefined ? undefined : read.get(file)
      for (const name of Object.keys(given[0] ?? {})) names?.add(name)
      return zod.object(...given)
    },
  }
})

const withoutTests = (paths: string[]) =>
  paths.filter((path) => !/\.test\.|\/testing\/|^\/src\/test\//.test(path))

/** Reads by hand: of an object by a name in quotes, and of what stands beside a list. */
const byHand = /(?:\w\[|\b(?:metaOf|at)\([^'\n]*)'([a-z_0-9]+)'/g
/** What such a name is where it is none of an answer: a member of a type, and a header. */
const isType = /^(?:kind|reason|scope|schema|sftp|content-type)$/

test('every name that is read from an answer has its row', async () => {
  const modules = import.meta.glob('/src/api/*.ts')
  const texts = import.meta.glob<string>('/src/api/*.ts', {
    query: '?raw',
    import: 'default',
  })
  const paths = withoutTests(Object.keys(modules))
  for (const path of paths) read.set(/([\w-]+)\.ts$/.exec(path)?.[1] ?? '', new Set())
  for (const path of paths) {
    await modules[path]?.()
    const names = read.get(/([\w-]+)\.ts$/.exec(path)?.[1] ?? '')
    for (const [, name = ''] of ((await texts[path]?.()) ?? '').matchAll(byHand))
      if (!isType.test(name)) names?.add(name)
  }
  const found = [...read].flatMap(([file, names]) =>
    [...names].map((name) => `${file} ${name}`),
  )
  const rows = Object.entries(wireFields).flatMap(([file, names]) =>
    Object.keys(names).map((name) => `${file} ${name}`),
  )
  expect({
    withoutRow: found.filter((name) => !rows.includes(name)),
    read: rows.filter((name) => found.includes(name)),
  }).toEqual({ withoutRow: [], read: rows })
})

test('every row leads to a field that the injections go through', () => {
  const all = Object.entries(fields).flatMap(([place, names]) =>
    names.map((name) => `${place} ${name}`),
  )
  const rows = Object.values(wireFields).flatMap((each) => Object.values(each))
  expect(rows.filter((row) => !row.startsWith('(') && !all.includes(row))).toEqual([])
})

test('every place has one file that puts them through', async () => {
  const texts = import.meta.glob<string>('./*.test.tsx', {
    query: '?raw',
    import: 'default',
  })
  const claimed: string[] = []
  for (const read of Object.values(texts))
    for (const [, places = ''] of (await read()).matchAll(/^goesThrough\((.*)\)$/gm))
      claimed.push(...places.split(',').map((place) => place.trim().slice(1, -1)))
  expect(claimed.sort()).toEqual(Object.keys(fields).sort())
})

test('every file that knows parameters of addresses has its row', async () => {
  const texts = import.meta.glob<string>('/src/**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
  })
  const found: string[] = []
  for (const path of withoutTests(Object.keys(texts)))
    if (
      /URLSearchParams|useSearchParams|\breadFilter\(/.test((await texts[path]?.()) ?? '')
    )
      found.push(path.replace('/src/', ''))
  expect(found.sort()).toEqual(Object.keys(readingFiles).sort())
  const pages = [...addressReaders.map(({ path }) => path), '/security/two-factor']
  const rows = Object.values(readingFiles).filter((row) => row.startsWith('/'))
  expect(rows.filter((row) => !pages.includes(row))).toEqual([])
})

afterAll(() => vi.restoreAllMocks())
