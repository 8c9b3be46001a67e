import { expect, test } from './fixtures.ts'
import { cellName, cells, type Cell } from './matrix/cells.ts'
import { startInBrowser } from './matrix/in-browser.ts'
import { known } from './matrix/known.ts'
import { play } from './matrix/play.ts'

// Chromium asks again by itself over connections that it held: what is lost is then done twice.
test.use({ connections: 'one-each' })

/** Which use meets each fault in `npm test`, so that each fault is met by a browser: the first of these that can. */
const shown = ['email', 'api-keys']

const isShown = ({ use, fault }: Cell) =>
  use.name ===
  shown.find((name) => cells.some((each) => each.fault === fault && each.use.name === name))

for (const cell of cells) {
  const name = cellName(cell)
  test(
    name,
    { tag: isShown(cell) ? [] : ['@full'] },
    async ({ page, panel, account, otherAccount, served, faults }) => {
      const around = { page, panel, account, other: otherAccount, origin: served.origin }
      const wrong = await play(cell.use, cell.fault, await startInBrowser(around))
      if (name in known) expect(wrong).not.toEqual([])
      else expect(wrong.join('\n')).toBe('')
      expect(faults).toEqual([])
    },
  )
}
