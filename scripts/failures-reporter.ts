import type { Reporter, TestModule } from 'vitest/node'

type Thrown = { message: string; stacks?: { file: string; line: number }[] }

/** The message and where it was thrown; the difference of long values is cut. */
function told({ message, stacks = [] }: Thrown): string {
  const at = stacks[0] ? `\n    at ${stacks[0].file}:${stacks[0].line}` : ''
  return `    ${message.slice(0, 2000).trim().replaceAll('\n', '\n    ')}${at}`
}

/**
 * Prints what failed and nothing else. The record that CI keeps of a run is short: what passed must
 * not push out what matters.
 */
class FailuresReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    errors: Parameters<NonNullable<Reporter['onTestRunEnd']>>[1],
  ): void {
    let count = 0
    for (const module of modules) {
      for (const error of module.errors())
        console.log(`✗ ${module.relativeModuleId}\n${told(error)}`)
      for (const test of module.children.allTests()) {
        count += 1
        const result = test.result()
        if (result.state !== 'failed') continue
        console.log(`✗ ${module.relativeModuleId} › ${test.fullName}`)
        for (const error of result.errors) console.log(told(error))
      }
    }
    for (const error of errors) console.log(`✗ Nobody caught this\n${told(error)}`)
    console.log(`${count} tests in ${modules.length} files`)
  }
}

// oxlint-disable-next-line import/no-default-export -- Vitest takes a reporter by its default export.
export default FailuresReporter
