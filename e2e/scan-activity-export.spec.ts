import { exportPage, keyRows } from './activity-export-places.ts'
import { expect, test } from './fixtures.ts'
import { scan } from './scan.ts'

/** Each state is looked at in five appearances, which takes its time. */
test.slow()

test('the export: asked, reading, refused, stopped, cut off, done, saved, nothing', async ({
  page,
  context,
  panel,
  account,
  signedIn,
  faults,
}) => {
  const { throttles } = panel.control.settings()
  panel.control.addActivity(account.id, keyRows(450, panel.control.now()))
  // A page in half a minute: time enough to look.
  panel.control.set({ throttles: { ...throttles, client: 4 } })
  await signedIn()
  await page.clock.install()
  await page.goto('/activity/export')
  const { start, stop, goOn, progress, save, format, fact } = exportPage(page)
  await expect(fact('Size')).toHaveText('450 rows, about 3 minutes')
  await scan(page, 'export')
  await start.click()
  await page.clock.fastForward(30_000)
  await expect(progress).toHaveAttribute('value', '100')
  await scan(page, 'export, reading')
  panel.control.set({ throttles: { ...throttles, client: 1 } })
  await page.clock.fastForward(30_000)
  await expect(page.getByRole('alert')).toContainText('The panel asks for a pause')
  await scan(page, 'export, refused')
  panel.control.set({ throttles: { ...throttles, client: 240 } })
  panel.control.clearThrottles()
  await stop.click()
  await scan(page, 'export, stopped')
  await context.setOffline(true)
  await goOn.click()
  await page.clock.fastForward(61_000)
  await expect(page.getByRole('alert')).toContainText('You are offline')
  await scan(page, 'export, cut off')
  await context.setOffline(false)
  await goOn.click()
  await page.clock.fastForward(61_000)
  await expect(save).toBeVisible()
  await scan(page, 'export, done')
  await format('JSON').check()
  await save.click()
  await expect(page.getByText(/^Your browser has/).first()).toBeVisible()
  await scan(page, 'export, saved')
  await page.goto(
    `/activity/export?kind=api-keys&q=${'nothing+like+it'.repeat(3)}&address=2001:db8:1234:5678:9abc:def0:1234:5678&browser=Firefox&by=api&from=2026-01-01&to=2026-12-31`,
  )
  await expect(start).toBeVisible()
  await scan(page, 'export, of few')
  await start.click()
  await expect(page.getByRole('main').getByText('No event matches')).toBeVisible()
  await scan(page, 'export, none')
  // The browser itself says that it has no network.
  faults.length = 0
})
