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

type Suite = {
  suites?: Suite[]
  specs?: { title: string; tests: { status: string }[] }[]
}

/** Titles of the stories that passed only when they were played once more, of a suite and all that are in it. */
const flakyIn = ({ suites = [], specs = [] }: Suite): string[] => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ title }) => title),
  ...suites.flatMap(flakyIn),
]

/**
 * Counts from Playwright's JSON report, with a summary that names the stories that passed only when they were played once
 * more, where there are some. Throws when it is none.
 */
export function readPlaywright(report: unknown): Counts & { summary?: string } {
  const stats: unknown =
    report && typeof report === 'object' ? Reflect.get(report, 'stats') : undefined
  const counts = {
    passed: numberIn(stats, 'expected') + numberIn(stats, 'flaky'),
    failed: numberIn(stats, 'unexpected'),
  }
  const again = flakyIn(report as Suite)
  return again.length === 0
    ? counts
    : { ...counts, summary: `passed only at the second try: ${again.join('; ')}` }
}
