import { expect, test } from 'vitest'

const sources = import.meta.glob<string>(
  ['/src/**/*.{ts,tsx}', '!/src/**/*.test.*', '!/src/i18n/generated/**'],
  { eager: true, query: '?raw', import: 'default' },
)

/** The message keys of a namespace that are named outside of a folder, each with its file. */
function named(namespace: RegExp, where: (file: string) => boolean): string[] {
  const key = new RegExp(`(?<=['"\`])(?:${namespace.source})\\.(?=[\\w$])[^'"\`\\s]*`, 'g')
  return Object.entries(sources).flatMap(([file, source]) =>
    where(file) ? (source.match(key) ?? []).map((found) => `${file}: ${found}`) : [],
  )
}

test('what stands below the pages says nothing in the words of the shell', () => {
  const isAbove = (file: string) => /^\/src\/(app|pages)\//.test(file)
  expect(named(/shell/, isAbove)).not.toEqual([])
  expect(named(/shell/, (file) => !isAbove(file))).toEqual([])
})

test('ui speaks words of its own, and no others', () => {
  const inUi = (file: string) => file.startsWith('/src/ui/')
  expect(named(/ui/, inUi)).not.toEqual([])
  expect(named(/shell|forms|errors/, inUi)).toEqual([])
})
