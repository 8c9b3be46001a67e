import { expect, test } from './fixtures.ts'
import { cellName, cells } from './matrix/cells.ts'
import { startInBrowser } from './matrix/in-browser.ts'
import { play } from './matrix/play.ts'

// Chromium asks again by itself over connections that it held: what is lost is then done twice.
test.use({ connections: 'one-each', samePassword: true })

// A cell has whatever time limits the page has, and what comes after them.
test.describe.configure({ timeout: 90_000 })

for (const cell of cells) {
  test(cellName(cell), async ({ page, panel, account, otherAccount, served, faults }) => {
    const around = { page, panel, account, other: otherAccount, origin: served.origin }
    const wrong = await play(cell.use, cell.fault, await startInBrowser(around))
    expect(wrong.join('\n')).toBe('')
    expect(faults).toEqual([])
  })
}
