import '#src/test/dom.ts'
import { setTimeout as wait } from 'node:timers/promises'

import { beforeAll, expect, test } from 'vitest'

import { cellName, cells } from '../../../e2e/matrix/cells.ts'
import type { Use } from '../../../e2e/matrix/hand.ts'
import { play } from '../../../e2e/matrix/play.ts'
import { startInProcess } from './in-process.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** Whether the test plays a cell of the matrix. */
    isCell?: true
  }
}

/** Fetches the code of the page, and opens it once: what is fetched when it is needed takes time that no clock of a test counts. */
export function warmUp(): void {
  beforeAll(async () => {
    const code = import.meta.glob([
      '/src/{app,pages,session,forms,feed,keys,two-factor,ui}/**/*.{ts,tsx}',
      '!/src/**/*.test.*',
      '!/src/**/testing/**',
      '/src/i18n/generated/en/*.ts',
    ])
    await Promise.all(Object.values(code).map((load) => load()))

    // The page runs as it does for people, not as it does for tests that wait for each of its steps.
    Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false)
  })
  test('the page opens, and says why it cannot', async () => {
    const { hand, stage } = startInProcess()
    const path = '/api/client/account'
    stage.panel.control.failNext({ path, fault: '401' })
    await hand.open('/profile')
    stage.panel.control.failNext({ path, fault: '500-json', times: Infinity })
    await hand.open('/profile')
    for (let seconds = 0; !(await hand.can('button', 'Try again')); seconds += 1) {
      await hand.pass(1)
      // Code that was never asked for before takes time that no clock of the page counts.
      await wait(10)
      expect(seconds).toBeLessThan(300)
    }
    stage.panel.control.disarm()
    await hand.press('button', 'Try again')
    await hand.press('link', 'Activity')
  })
}

/** Plays every cell of these uses at the page in process, each as a test of its own. */
export function playCells(uses: readonly Use[]): void {
  warmUp()
  const of = new Set(uses)
  for (const cell of cells.filter(({ use }) => of.has(use))) {
    test(cellName(cell), async ({ task }) => {
      task.meta.isCell = true
      const wrong = await play(cell.use, cell.fault, startInProcess())
      if (wrong.length > 0) throw new Error(wrong.join('\n; '))
    })
  }
}
