import fc from 'fast-check'
import papa from 'papaparse'
import { expect, test } from 'vitest'

import { csvOf } from './file.ts'

/** As a spreadsheet reads the file. */
function read(csv: string): string[][] {
  return papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { delimiter: ',' }).data
}

const cellOf = (text: string) => read(csvOf([['Time'], [text]]))[1]?.[0]

test('begins with the mark of UTF-8, and ends its lines as RFC 4180 has it', () => {
  expect(
    csvOf([
      ['a', 'b'],
      ['1', 'ü, "x"\ny'],
    ]),
  ).toBe('\uFEFFa,b\r\n1,"ü, ""x""\ny"')
})

test.each([
  '=HYPERLINK("https://evil.test")',
  '+1',
  '-1',
  '@SUM(A1)',
  '=1\n2',
  '\tplain',
  '\rplain',
  '\nplain',
  '  =1',
  '\u00A0=1',
  '\u200B=1',
  '\uFEFF=1',
  '\u202E=1',
  '\u0000=1',
  '"=1',
  "'=1",
  '＝1',
  '＋1',
  '－1',
  '＠SUM',
  '﹦1',
])('%j is text', (text) => {
  expect(cellOf(text)).toBe(`'${text}`)
})

test.each([
  'Sign-in',
  '2026-01-02T03:04:05.000Z',
  '192.0.2.1',
  '::1',
  '{"old":"=1"}',
  'Mozilla/5.0 (X11; Linux x86_64)',
  'a=b',
])('%j stays as it is', (text) => {
  expect(cellOf(text)).toBe(text)
})

test.each([
  ['x;=1', "x;'=1"],
  ['x;"=1', 'x;"\'=1'],
  ['x\r\n@SUM', "x\r\n'@SUM"],
  ['x;;-1;+2', "x;;'-1;'+2"],
])('%j is text where a spreadsheet splits at semicolons', (text, safe) => {
  expect(cellOf(text)).toBe(safe)
})

const nasty = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  '\t',
  '\r',
  '\n',
  '\r\n',
  ' ',
  '"',
  "'",
  ',',
  ';',
  '\u200B',
  '\u202E',
  '\uFEFF',
  '\u0000',
  'a',
  '1',
  '<b>',
  '😀',
  '\uD800',
)
const text = fc.oneof(
  fc.string({ unit: nasty, maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

test('whatever stands in rows is read again, and nothing of it is a formula', () => {
  const rows = fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.array(fc.array(text, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  fc.assert(
    fc.property(rows, (table) => {
      const found = read(csvOf(table))
      const apostrophes = (cell: string) => cell.replaceAll("'", '')
      expect(found.map((cells) => cells.map(apostrophes))).toEqual(
        table.map((cells) => cells.map(apostrophes)),
      )
      for (const [y, cells] of found.entries())
        for (const [x, cell] of cells.entries()) {
          expect(cell).not.toMatch(/^[\t\r\n]/)
          expect(cell).not.toMatch(/(^|[;\t\r\n])["\s]*[=+\-@＝＋－＠﹦﹢﹣﹫]/)
          const original = table[y]?.[x] ?? ''
          if (!/[=+\-@＝＋－＠﹦﹢﹣﹫\t\r\n]/.test(original)) expect(cell).toBe(original)
        }
    }),
    { numRuns: 500 },
  )
})
