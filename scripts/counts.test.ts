import { expect, test } from 'vitest'

import { readPlaywright, readVitest } from './counts.ts'

test('counts what Vitest ran, and a file that did not load', () => {
  const report = { numPassedTests: 7, numFailedTests: 0, numFailedTestSuites: 1 }
  expect(readVitest(report)).toEqual({ passed: 7, failed: 1 })
  expect(readVitest({ ...report, numFailedTests: 2 })).toEqual({ passed: 7, failed: 2 })
})

test('counts what Playwright ran', () => {
  const stats = { expected: 9, flaky: 0, unexpected: 2, skipped: 1 }
  expect(readPlaywright({ stats })).toEqual({ passed: 9, failed: 2 })
})

test('names the stories that passed only when they were played once more', () => {
  const stats = { expected: 3, flaky: 2, unexpected: 0, skipped: 0 }
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const suites = [
    { specs: [spec('activity × 401', 'flaky'), spec('activity × hang', 'expected')] },
    { suites: [{ specs: [spec('two on a page', 'flaky'), spec('one', 'expected')] }] },
  ]
  expect(readPlaywright({ stats, suites })).toEqual({
    passed: 5,
    failed: 0,
    summary: 'passed only at the second try: activity × 401; two on a page',
  })
})

test.each([null, {}, { stats: {} }])('takes %j for no report', (report) => {
  expect(() => readVitest(report)).toThrow('no number')
  expect(() => readPlaywright(report)).toThrow('no number')
})
