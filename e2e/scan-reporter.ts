import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

import { appearances } from './appearances.ts'

/** Prints how much the scan looked at. */
class ScanReporter implements Reporter {
  #states = 0

  onTestEnd(_test: TestCase, result: TestResult) {
    // As in `scan.ts`, which cannot be imported here: it belongs to the workers.
    this.#states += result.annotations.filter(({ type }) => type === 'scan').length
  }

  onEnd() {
    const looks = this.#states * appearances.length
    const names = appearances.map(({ name }) => name).join(', ')
    console.log(
      `Scanned ${this.#states} states × ${appearances.length} appearances (${names}): ${looks} looks.`,
    )
  }

  printsToStdio() {
    return false
  }
}

// oxlint-disable-next-line import/no-default-export -- Playwright takes a reporter by its default export.
export default ScanReporter
