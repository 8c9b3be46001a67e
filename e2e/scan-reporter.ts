import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

import { appearances } from './appearances.ts'

/** Prints how much the scan looked at. */
class ScanReporter implements Reporter {
  #states = 0
  #looks = 0

  onTestEnd(_test: TestCase, result: TestResult) {
    // As in `scan.ts`, which cannot be imported here: it belongs to the workers.
    for (const { type, description = '' } of result.annotations) {
      if (type !== 'scan') continue
      this.#states += 1
      this.#looks += Number(description.split('×').at(-1))
    }
  }

  onEnd() {
    const names = appearances.map(({ name }) => name).join(', ')
    console.log(`Scanned ${this.#states} states (${names}): ${this.#looks} looks.`)
  }

  printsToStdio() {
    return false
  }
}

// oxlint-disable-next-line import/no-default-export -- Playwright takes a reporter by its default export.
export default ScanReporter
