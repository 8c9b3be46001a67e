export type Counts = { passed: number; failed: number }

const numberIn = (report: unknown, key: string): number => {
  const value: unknown =
    report && typeof report === 'object' ? Reflect.get(report, key) : null
  if (typeof value !== 'number')
    throw new Error(`The report of the tests has no number ${key}.`)
  return value
}

/** Counts from Vitest's JSON report. Throws when it is none. */
export function readVitest(report: unknown): Counts {
  const passed = numberIn(report, 'numPassedTests')
  const failed = numberIn(report, 'numFailedTests')
  // A file that cannot be loaded fails as a suite and has no tests.
  const failedFiles = numberIn(report, 'numFailedTestSuites')
  return { passed, failed: failed || failedFiles }
}

/** Counts from Playwright's JSON report. Throws when it is none. */
export function readPlaywright(report: unknown): Counts {
  const stats: unknown =
    report && typeof report === 'object' ? Reflect.get(report, 'stats') : undefined
  return {
    passed: numberIn(stats, 'expected') + numberIn(stats, 'flaky'),
    failed: numberIn(stats, 'unexpected'),
  }
}
