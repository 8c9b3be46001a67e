import type { Panel, PanelAccount } from '../panel/types.ts'
import { exportPage, keyRows } from './activity-export-places.ts'
import { expect, test } from './fixtures.ts'
import { scan } from './scan.ts'

/** A page in half a minute: time enough to look. */
const gap = 30_000

function aPageInHalfAMinute({ control }: Panel, account: PanelAccount): void {
  control.addActivity(account.id, keyRows(450, control.now()))
  control.set({ throttles: { ...control.settings().throttles, client: 4 } })
}

test('the export: asked', async ({ page, panel, account, signedIn }) => {
  aPageInHalfAMinute(panel, account)
  await signedIn()
  await page.goto('/activity/export')
  await expect(exportPage(page).fact('Size')).toHaveText('450 rows, about 3 minutes')
  await scan(page, 'export')
})

test('the export: refused, stopped', async ({ page, panel, account, signedIn }) => {
  aPageInHalfAMinute(panel, account)
  await signedIn()
  await page.clock.install()
  await page.goto('/activity/export')
  const { start, stop, goOn, progress } = exportPage(page)
  await start.click()
  await page.clock.fastForward(gap)
  await expect(progress).toHaveAttribute('value', '100')
  const { throttles } = panel.control.settings()
  panel.control.set({ throttles: { ...throttles, client: 1 } })
  await page.clock.fastForward(gap)
  await expect(page.getByRole('alert')).toContainText('The panel asks for a pause')
  await scan(page, 'export, refused')
  await stop.click()
  await expect(goOn).toBeVisible()
  await scan(page, 'export, stopped')
})

test('the export: reading, cut off', async ({
  page,
  context,
  panel,
  account,
  signedIn,
  faults,
}) => {
  aPageInHalfAMinute(panel, account)
  await signedIn()
  await page.clock.install()
  await page.goto('/activity/export')
  const { start, savePart, progress } = exportPage(page)
  await start.click()
  await page.clock.fastForward(gap)
  await expect(progress).toHaveAttribute('value', '100')
  // The words of every appearance are here by then, too.
  await scan(page, 'export, reading')
  await context.setOffline(true)
  await page.clock.fastForward(gap)
  await expect(page.getByRole('alert')).toContainText('This could not be read')
  await expect(savePart).toBeVisible()
  await scan(page, 'export, cut off')
  // The browser itself says that it has no network.
  faults.length = 0
})

test('the export: done, saved', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, keyRows(3, panel.control.now()))
  await signedIn()
  await page.goto('/activity/export')
  const { start, save, format } = exportPage(page)
  await start.click()
  await expect(save).toBeVisible()
  await scan(page, 'export, done')
  await format('JSON').check()
  await save.click()
  await expect(page.getByText(/^Your browser has/).first()).toBeVisible()
  await scan(page, 'export, saved')
})

test('the export: of few, none', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, keyRows(3, panel.control.now()))
  await signedIn()
  await page.goto(
    `/activity/export?kind=api-keys&q=${'nothing+like+it'.repeat(3)}&address=2001:db8:1234:5678:9abc:def0:1234:5678&browser=Firefox&by=api&from=2026-01-01&to=2026-12-31`,
  )
  const { start } = exportPage(page)
  await expect(start).toBeVisible()
  await scan(page, 'export, of few')
  await start.click()
  await expect(page.getByRole('main').getByText('No event matches')).toBeVisible()
  await scan(page, 'export, none')
})
