import { expect, test } from 'vitest'

import { moduleState } from './module-state.ts'

test.each([
  'let current: Client | null = null',
  'export let timer = 0',
  'const listeners = new Set<() => void>()',
  'const seen = new WeakMap<object, string>()',
  'const rows: string[] = []',
  'export const shown = observableRecord({ open: 0 })',
  "const known = new Map([['a', 1]])\nknown.set('b', 2)",
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
])('what never changes, or belongs to a Perch, is none: %s', (source) => {
  expect(moduleState(source)).toEqual([])
})
