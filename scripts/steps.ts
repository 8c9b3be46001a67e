import type { Counts } from './counts.ts'

export type Step = {
  name: string
  /** The steps without which this one cannot be: it is left out where one of them failed. */
  needs?: readonly string[]
  run: () => boolean
  /** Reads what the step counted, and what it has to say besides; throws when it wrote nothing. */
  count?: () => Counts & { summary?: string }
}

function runStep(step: Step): { passed: boolean; counts: Counts & { summary?: string } } {
  try {
    const passed = step.run()
    return { passed, counts: step.count?.() ?? { passed: 0, failed: 0 } }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: false, counts: { passed: 0, failed: 0 } }
  }
}

/** Throws where a step needs one that does not come before it: a name that is misspelt would never leave it out. */
function expectNeedsBefore(steps: readonly Step[]): void {
  const before = new Set<string>()
  for (const { name, needs = [] } of steps) {
    for (const need of needs)
      if (!before.has(need))
        throw new Error(`“${name}” needs “${need}”, which is no step before it.`)
    before.add(name)
  }
}

/**
 * Runs steps in order: up to the first that fails, or, where it is to go on, all those that need none of the failed. Gives
 * what was counted, of all of them, and a line for each step. A failed step that counts no failed test is one; one that
 * was left out is none. Throws before the first where one needs a step that does not come before it.
 */
export function runSteps(
  steps: readonly Step[],
  { goesOn }: { goesOn: boolean },
): { counts: Counts; lines: string[] } {
  const counts: Counts = { passed: 0, failed: 0 }
  const lines: string[] = []
  const wanting = new Set<string>()
  expectNeedsBefore(steps)
  for (const step of steps) {
    const wants = step.needs?.find((name) => wanting.has(name))
    if (wants !== undefined) {
      wanting.add(step.name)
      lines.push(`– ${step.name}: left out, for it needs “${wants}”`)
      continue
    }
    console.log(`\n━━ ${step.name} ━━`)
    const began = performance.now()
    const { passed, counts: own } = runStep(step)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const isWhole = passed && own.failed === 0
    const line = `${isWhole ? '✓' : '✗'} ${step.name} (${seconds} s)`
    lines.push(own.summary === undefined ? line : `${line}: ${own.summary}`)
    counts.passed += own.passed
    counts.failed += passed ? own.failed : Math.max(1, own.failed)
    if (isWhole) continue
    wanting.add(step.name)
    if (!goesOn) break
  }
  return { counts, lines }
}
