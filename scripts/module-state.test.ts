import { expect, test } from 'vitest'

import { moduleState } from './module-state.ts'

test.each([
  'let current: Client | null = null',
  'export let timer = 0',
  'const listeners = new Set<() => void>()',
  'const seen = new WeakMap<object, string>()',
  'const rows: string[] = []',
  'export const shown = observableRecord({ open: 0 })',
  'const listeners = emitter()',
  "const known = new Map([['a', 1]])\nknown.set('b', 2)",
  'const kept = { current: null }',
  'const kept: { current: Client | null } = { current: null }',
  'const counts = { asked: 0 }\nconst ask = () => counts.asked++',
  'const counts = { asked: 0 }\nconst ask = () => {\n  counts.asked += 1\n}',
  "const names = ['a']\nfunction add() {\n  names.push('b')\n}",
  "const labels = { a: 'A' }\nfunction learn() {\n  labels['b'] = 'B'\n}",
  'const client = createClient({ baseUrl: location.origin })',
  'const shown = observable(0)',
  'const controller = new AbortController()',
  'const channel = new BroadcastChannel("news")',
  'const found: Map<string, readonly string[]> = new Map()',
  'const found: readonly string[] | Map<string, string> = new Map()',
])('module state is found: %s', (source) => {
  expect(moduleState(source)).toHaveLength(1)
})

test.each([
  'const make = () => new Set<string>()',
  '  let inside = 0',
  "const kinds = new Set(['a', 'b'])",
  'const curves: ReadonlyMap<string, Curve> = new Map([',
  'export const theme = perHost((host) => {',
  "const names = ['a', 'b'] as const",
  'const NavigationContext = createContext<Navigation | null>(null)',
  "const number = new Intl.NumberFormat('en')",
  "const labels: Readonly<Record<string, string>> = { a: 'A' }",
  'const pauses = [1_000, 3_000]\nconst last = pauses[1]',
])('what never changes, or belongs to a Perch, is none: %s', (source) => {
  expect(moduleState(source)).toEqual([])
})
