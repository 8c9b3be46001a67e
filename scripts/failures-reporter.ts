import type { Reporter, TestModule } from 'vitest/node'

declare module 'vitest' {
  interface TaskMeta {
    /** How many injections into fields were shown as text, of how many, and how many that nothing shows have done nothing. */
    injections?: { shown: number; of: number; harmless: number }
  }
}

type Thrown = { message: string; stacks?: { file: string; line: number }[] }

/** The message and where it was thrown; the difference of long values is cut. */
function told({ message, stacks = [] }: Thrown): string {
  const at = stacks[0] ? `\n    at ${stacks[0].file}:${stacks[0].line}` : ''
  return `    ${message.slice(0, 2000).trim().replaceAll('\n', '\n    ')}${at}`
}

/** What is wrong with so many is wrong with the rest. */
const atMost = 15

/**
 * Prints what failed, what tests counted (`task.meta`), and nothing else. The record that CI keeps of a run is short: what passed must
 * not push out what matters.
 */
class FailuresReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    errors: Parameters<NonNullable<Reporter['onTestRunEnd']>>[1],
  ): void {
    let count = 0
    const failures: string[] = []
    const injections = { shown: 0, of: 0, harmless: 0 }
    let cells = 0
    let survived = 0
    for (const module of modules) {
      for (const error of module.errors())
        failures.push(`✗ ${module.relativeModuleId}\n${told(error)}`)
      for (const test of module.children.allTests()) {
        count += 1
        const { injections: put, isCell } = test.meta()
        injections.shown += put?.shown ?? 0
        injections.of += put?.of ?? 0
        injections.harmless += put?.harmless ?? 0
        const result = test.result()
        if (isCell) {
          cells += 1
          if (result.state === 'passed') survived += 1
        }
        if (result.state !== 'failed') continue
        const name = `✗ ${module.relativeModuleId} › ${test.fullName}`
        failures.push([name, ...result.errors.map(told)].join('\n'))
      }
    }
    for (const error of errors) failures.push(`✗ Nobody caught this\n${told(error)}`)
    for (const failure of failures.slice(0, atMost)) console.log(failure)
    if (failures.length > atMost) console.log(`✗ and ${failures.length - atMost} more`)
    console.log(`${count} tests in ${modules.length} files, ${failures.length} failures`)
    if (injections.of > 0)
      console.log(`injections shown as text ${injections.shown} of ${injections.of}`)
    if (injections.harmless > 0)
      console.log(
        `injections that nothing shows as they are, harmless: ${injections.harmless}`,
      )
    if (cells > 0) console.log(`faults survived ${survived} of ${cells}`)
  }
}

// oxlint-disable-next-line import/no-default-export -- Vitest takes a reporter by its default export.
export default FailuresReporter
