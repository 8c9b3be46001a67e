import { expect, test } from './fixtures.ts'
import { hasEveryCell } from './full.ts'
import { cellName, cells, type Cell } from './matrix/cells.ts'
import { startInBrowser } from './matrix/in-browser.ts'
import { play } from './matrix/play.ts'

// Chromium asks again by itself over connections that it held: what is lost is then done twice.
test.use({ connections: 'one-each' })

/** What `npm test` shows to a browser, one fault of each family. */
const shown = new Set([
  'email × refuse',
  'email × run-late',
  'email × 500-json',
  'email × 419-once',
  'email × redirect-to-login',
  'email × empty-200-not-run',
  'email × another-account',
  'api-keys × odd-rows',
])

/** Which use meets each fault in `npm run test:full`, so that each fault is met by a browser: the first of these that can. */
const meeting = ['email', 'api-keys']

const isPlayed = ({ use, fault }: Cell) =>
  hasEveryCell ||
  use.name ===
    meeting.find((name) =>
      cells.some((each) => each.fault === fault && each.use.name === name),
    )

for (const cell of cells.filter(isPlayed)) {
  const name = cellName(cell)
  test(
    name,
    { tag: shown.has(name) ? [] : ['@full'] },
    async ({ page, panel, account, otherAccount, served, faults }) => {
      const around = { page, panel, account, other: otherAccount, origin: served.origin }
      const wrong = await play(cell.use, cell.fault, await startInBrowser(around))
      expect(wrong.join('\n')).toBe('')
      expect(faults).toEqual([])
    },
  )
}
