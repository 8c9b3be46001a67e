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

test.each([null, {}, { stats: {} }])('takes %j for no report', (report) => {
  expect(() => readVitest(report)).toThrow('no number')
  expect(() => readPlaywright(report)).toThrow('no number')
})
