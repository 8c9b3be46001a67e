import { beforeEach, expect, test, vi } from 'vitest'

import { runSteps, type Step } from './steps.ts'

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

const ran: string[] = []
beforeEach(() => void ran.splice(0))

const step = (name: string, passes: boolean, more: Partial<Step> = {}): Step => ({
  name,
  run() {
    ran.push(name)
    return passes
  },
  ...more,
})

const steps = [
  step('build', true),
  step('stories', false, { needs: ['build'], count: () => ({ passed: 7, failed: 2 }) }),
  step('soak', false, { needs: ['build'] }),
  step('pictures', true, { needs: ['stories'] }),
  step('engines', true, { count: () => ({ passed: 3, failed: 0, summary: 'in two' }) }),
]
const withoutSeconds = (lines: string[]) =>
  lines.map((line) => line.replace(/ \([\d.]+ s\)/, ''))

test('steps end at the first that fails', () => {
  const { counts, lines } = runSteps(steps, { goesOn: false })
  expect(ran).toEqual(['build', 'stories'])
  expect(counts).toEqual({ passed: 7, failed: 2 })
  expect(withoutSeconds(lines)).toEqual(['✓ build', '✗ stories'])
})

test('steps go on after one that failed, except those that need it', () => {
  const { counts, lines } = runSteps(steps, { goesOn: true })
  expect(ran).toEqual(['build', 'stories', 'soak', 'engines'])
  expect(counts).toEqual({ passed: 10, failed: 3 })
  expect(withoutSeconds(lines)).toEqual([
    '✓ build',
    '✗ stories',
    '✗ soak',
    '– pictures: left out, for it needs “stories”',
    '✓ engines: in two',
  ])
})

test('what needs a step that was left out is left out', () => {
  const chain = [
    step('a', false),
    step('b', true, { needs: ['a'] }),
    step('c', true, { needs: ['b'] }),
  ]
  expect(runSteps(chain, { goesOn: true }).counts).toEqual({ passed: 0, failed: 1 })
  expect(ran).toEqual(['a'])
})

test('a step whose report cannot be read has failed', () => {
  const count = () => {
    throw new Error('There is no report.')
  }
  const { counts } = runSteps([step('a', true, { count }), step('b', true)], {
    goesOn: true,
  })
  expect(ran).toEqual(['a', 'b'])
  expect(counts).toEqual({ passed: 0, failed: 1 })
})

test.each([
  ['misspelt', [step('build', true), step('soak', true, { needs: ['biuld'] })]],
  ['later', [step('soak', true, { needs: ['build'] }), step('build', true)]],
])('no step runs where one needs a step that is %s', (_, some) => {
  expect(() => runSteps(some, { goesOn: true })).toThrow(/“soak” needs “bi?ui?ld”/)
  expect(ran).toEqual([])
})
