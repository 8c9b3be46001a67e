import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => ({ file, text: readFileSync(join(root, file), 'utf8') })
type Source = ReturnType<typeof read>

const sheets = globSync('src/**/*.css', { cwd: root }).map(read)
const scripts = globSync('src/**/*.tsx', { cwd: root }).map(read)

/** The sheets of a page of its own, and of that in a frame: the only ones that may know of a document. */
const isDocument = ({ file }: Source) =>
  file === 'src/styles/document.css' || file === 'src/frame/frame.css'
const isShared = ({ file }: Source) => file.startsWith('src/styles/')

const matches = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), ([found]) => found)

/** What a sheet says that would not hold, or not stay inside, in a shadow root or below an element of a host. */
function faults(source: Source): string[] {
  const css = source.text.replace(/\/\*[^]*?\*\//g, '')
  const selectors = matches(css, /[^{};]+(?=\{)/g).filter((part) => !/^\s*@/.test(part))
  return [
    // A layer of the host's may have the same name; that of a module is said by the build.
    ...matches(css, /@layer [^;{]+/g).filter(
      (layer) =>
        source.file.endsWith('.module.css') ||
        layer
          .slice('@layer '.length)
          .split(',')
          .some((name) => !name.trim().startsWith('perch.')),
    ),
    ...matches(css, /(?<![\w-])--(?!perch-)[\w-]+/g),
    // The room of Perch, not of the window. What is in the top layer has the window's, and nothing beside a page is
    // higher than the window.
    ...matches(css, /@media[^{]*\b(?:width|height|inline-size|block-size)\b[^{]*/g),
    ...matches(css, /(?<!max-block-size:[^;]*)[\d.]+[sld]?v(?:w|h|i|b|min|max)\b/g).filter(
      () => !isDocument(source) && !source.file.endsWith('/dialog.module.css'),
    ),
    // Of the document's root, also inside a shadow root: `em` is of the container.
    ...matches(css, /@container[^{]*\drem\b[^{]*/g),
    ...(isDocument(source)
      ? []
      : selectors.filter((selector) => /(?<![\w.-])(?:html|body)\b/.test(selector))),
    ...(isShared(source)
      ? []
      : selectors.filter((selector) => /:root|:host|(?:^|,)\s*\*/.test(selector))),
    ...(isShared(source) || isDocument(source)
      ? []
      : matches(css, /--perch-(?!_)[\w-]+(?=\s*:)/g).map((name) => `${name} is set`)),
  ].map((fault) => fault.trim())
}

test.each(sheets.map((sheet) => [sheet.file, sheet] as const))(
  '%s holds in a page, a shadow root and a light root',
  (_, sheet) => {
    expect(faults(sheet)).toEqual([])
  },
)

test.each([
  '@layer parts { .a { margin: 0 } }',
  '@layer perch.parts { .a { margin: 0 } }',
  '.a { color: var(--accent) }',
  '.a { --tint: red }',
  '.a { --perch-accent: red }',
  '@media (max-width: 30rem) { .a { margin: 0 } }',
  '@media (width < 30rem) { .a { margin: 0 } }',
  '@container perch (width < 30rem) { .a { margin: 0 } }',
  '.a { padding: max(1px, 4vw) }',
  '.a { min-block-size: 100dvb }',
  'body:has(.a) b { margin: 0 }',
  ':root { margin: 0 }',
  '.a, * { margin: 0 }',
])('%s is found', (text) => {
  expect(faults({ file: 'src/a.module.css', text })).toHaveLength(1)
})

test('what a property is called is what somebody gives a value', () => {
  const tokens = new Set(
    matches(read('src/styles/tokens.css').text, /--perch-[\w-]+(?=\s*:)/g),
  )
  const used = [...sheets, ...scripts].flatMap(({ text }) =>
    matches(text, /(?<=var\()--perch-(?!_)[\w-]+/g),
  )
  expect(used.filter((name) => !tokens.has(name))).toEqual([])
  expect([...tokens].filter((name) => !used.includes(name))).toEqual([])
})

test('a private property is of one folder', () => {
  const folders = new Map<string, Set<string>>()
  for (const { file, text } of [...sheets, ...scripts])
    for (const name of matches(text, /--perch-_[\w-]+/g))
      folders.set(name, (folders.get(name) ?? new Set()).add(dirname(file)))
  const shared = [...folders].filter(([, where]) => where.size > 1)
  expect(shared.map(([name]) => name)).toEqual([])
})

/** The classes of a component's elements that lie above the page: of each `dialog` and of what is a popover. */
function classesAbove({ text }: Source): string[] {
  const starts = [
    ...Array.from(text.matchAll(/<dialog\b/g), ({ index }) => index),
    ...Array.from(text.matchAll(/\bpopover=/g), ({ index }) =>
      text.lastIndexOf('<', index),
    ),
  ]
  return starts.flatMap(
    (start) => /styles\['(\w+)'\]/.exec(text.slice(start))?.slice(1) ?? [],
  )
}

/**
 * The rules that make a grid of what lies above the page and leave `align-content` open: WebKit lays its rows out over the
 * height of the window, whatever is in it.
 */
function stretchedGrids(css: string, classes: readonly string[]): string[] {
  const above = [
    String.raw`(?<![\w.-])dialog\b`,
    String.raw`\[popover`,
    ':popover-open',
    ':modal',
    ...classes.map((name) => String.raw`\.${name}(?![\w-])`),
  ].join('|')
  // What the rule is about stands last in its selector.
  const isAbove = new RegExp(String.raw`(?:${above})[^\s>+~,]*\s*(?:,|$)`)
  return Array.from(
    css.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/([^{};]+)\{(?=([^{}]*))/g),
  )
    .filter(([, selector = '']) => isAbove.test(selector))
    .filter(([, , style = '']) => /display: (?:inline-)?grid/.test(style))
    .filter(([, , style = '']) => !/(?:align|place)-content:/.test(style))
    .map(([, selector = '']) => selector.trim())
}

test('a grid above the page is as high as what is in it, in WebKit, too', () => {
  const found = scripts
    .filter(({ file }) => !file.endsWith('.test.tsx'))
    .flatMap((script) =>
      classesAbove(script).map((name) => ({ folder: dirname(script.file), name })),
    )
  expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(['dialog', 'menu']))
  const stretched = sheets.flatMap(({ file, text }) => {
    const own = found.filter(({ folder }) => folder === dirname(file))
    return stretchedGrids(
      text,
      own.map(({ name }) => name),
    ).map((selector) => `${file}: ${selector}`)
  })
  expect(stretched).toEqual([])
})

test.each([
  'dialog { display: grid }',
  '.a dialog[open], .b { margin: 0; display: grid; gap: 1rem }',
  '.b:popover-open { display: grid; }',
  '[popover] { display: inline-grid }',
  '@container perch (width < 30em) { .menu { display: grid; } }',
  '.menu { margin: 0; :modal { display: grid } }',
])('%s is found', (css) => {
  expect(stretchedGrids(css, ['menu'])).toHaveLength(1)
})

test.each([
  '.menu:popover-open { display: grid; align-content: start }',
  'dialog { display: flex }',
  'dialog .body { display: grid }',
  '.menuItem { display: grid }',
])('%s is left alone', (css) => {
  expect(stretchedGrids(css, ['menu'])).toEqual([])
})
