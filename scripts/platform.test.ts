import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import {
  lackingInScripts,
  lackingInSheets,
  readScript,
  readSheet,
  type Support,
} from './platform.ts'
import { targets } from './vite/targets.ts'

const since = (chrome: string, firefox?: string, safari?: string) => ({
  chrome,
  ...(firefox && { firefox }),
  ...(safari && { safari }),
})
const support: Support = new Map([
  ['javascript.builtins.Set.difference', since('122', '127', '17')],
  ['javascript.builtins.Array.map', since('1', '1.5', '3')],
  ['javascript.builtins.Iterator.map', since('122', '131', '18.4')],
  ['javascript.builtins.RegExp.escape', since('136', '134', '18.2')],
  ['javascript.builtins.escape', since('1', '1', '1')],
  ['api.Document.startViewTransition', since('111', '144', '18')],
  ['api.CookieStore', since('87', '140', '18.4')],
  ['css.properties.gap', since('66', '61', '12')],
  ['css.properties.anchor-name', since('≤125')],
  ['css.properties.display.grid-lanes', since('999')],
  ['css.at-rules.starting-style', since('117', '129', '17.5')],
  ['css.selectors.open', since('133', '136')],
  ['css.types.anchor', since('125')],
])
const oldest = { chrome: 123, firefox: 126, safari: 17.5 }

function inScript(code: string): string[] {
  const use = {
    members: new Set<string>(),
    statics: new Set<string>(),
    globals: new Set<string>(),
    own: new Set<string>(),
  }
  readScript(code, use)
  return [...lackingInScripts(use, support, oldest)].map((entry) => entry.join(': '))
}

test.each([
  ['a.difference(b)', '.difference: firefox 127'],
  ['const { difference } = a', '.difference: firefox 127'],
  ['RegExp.escape(a)', 'RegExp.escape: chrome 136, firefox 134, safari 18.2'],
  ['document?.startViewTransition?.(a)', '.startViewTransition: firefox 144, safari 18'],
  ['new CookieStore()', 'CookieStore: firefox 140, safari 18.4'],
])('%s is found', (code, found) => {
  expect(inScript(code)).toEqual([found])
})

test.each([
  // Arrays have had it for long, and names say no more.
  'a.map(b)',
  'a.escape(b)',
  // A member of its own.
  'const a = { difference() {} }; a.difference()',
  'class A { difference = 1 }; new A().difference',
  'a.CookieStore',
])('%s is left alone', (code) => {
  expect(inScript(code)).toEqual([])
})

test('a style sheet is read for all that browsers may lack', () => {
  const keys = new Set<string>()
  readSheet(
    `/* :open */ .a{gap:1px;anchor-name:--a;top:anchor(top)}@starting-style{.b:open{display:grid-lanes}}.c::before{content:"anchor("}`,
    keys,
  )
  expect([...lackingInSheets(keys, support, oldest).keys()].toSorted()).toEqual([
    'css.at-rules.starting-style',
    'css.properties.anchor-name',
    'css.properties.display.grid-lanes',
    'css.selectors.open',
    'css.types.anchor',
  ])
})

test('the README says which browsers', () => {
  const { chrome, firefox, safari } = targets
  expect(readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')).toContain(
    `Chrome ${chrome}, Firefox ${firefox}, Safari ${safari} or newer`,
  )
})
