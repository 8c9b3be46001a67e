import papa from 'papaparse'

import type { Panel } from '../panel/types.ts'
import { exportPage, keyRows, keys, keysIn, saved } from './activity-export-places.ts'
import { activityPage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { sessionEnded, signInAgain } from './places.ts'

test.beforeEach(({ signedIn }) => signedIn())

/** Slow enough for a story to happen between two pages. */
function aPageASecond({ control }: Panel): void {
  control.set({ throttles: { ...control.settings().throttles, client: 90 } })
}

test('what matches is saved for a spreadsheet, and nothing of it is a formula', async ({
  page,
  panel,
  account,
}) => {
  const timestamp = Date.UTC(2026, 0, 2, 3, 4, 5)
  const ip = '192.0.2.1'
  const useragent =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
  const hostile = {
    old: '=HYPERLINK("https://evil.test";"x")',
    new: '@SUM(A1), "\u202Ecod.exe"\r\n<img src=x onerror=alert(1)>',
  }
  panel.control.addActivity(account.id, [
    { event: '=cmd|calc', timestamp, ip },
    {
      event: 'user:account.email-changed',
      timestamp: timestamp - 1000,
      ip,
      description: '＋1',
      properties: hostile,
    },
    {
      event: 'auth:success',
      timestamp: timestamp - 2000,
      ip,
      isApi: true,
      properties: { useragent },
    },
  ])
  await page.goto('/activity')
  await page.getByRole('link', { name: 'Export…' }).click()
  const { heading, fact, start, save, format } = exportPage(page)
  await expect(heading).toBeFocused()
  await expect(fact('Events')).toHaveText('Everything')
  await expect(fact('Size')).toHaveText('3 rows, less than a minute')
  await expect(format('CSV')).toBeChecked()
  // What takes one request is there with the same press.
  const { name, text } = await saved(page, () => start.click())
  await expect(exportPage(page).ready(3)).toBeVisible()
  await expect(save).toBeFocused()
  await expect(page.getByRole('status').last()).toHaveText(`Your browser has ${name} now.`)
  expect(name).toMatch(
    new RegExp(`^activity-${account.username}-\\d{4}-\\d\\d-\\d\\d\\.csv$`),
  )
  await expect(page.getByText(`Your browser has ${name} now.`).first()).toBeVisible()
  expect(text.startsWith('\uFEFFTime,Event,What happened,Address,Browser,System,')).toBe(
    true,
  )
  const [, ...rows] = papa.parse<string[]>(text).data
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatchObject({ 0: '2026-01-02T03:04:05.000Z', 1: "'=cmd|calc" })
  expect(rows[1]?.[2]).toContain('Email changed from =HYPERLINK')
  expect(rows[1]?.[8]).toBe("'＋1")
  expect(JSON.parse(rows[1]?.[9] ?? '')).toEqual(hostile)
  expect(rows[2]?.slice(3, 8)).toEqual([ip, 'Firefox', 'Windows', 'yes', account.username])
})

/** So many rows of one second. */
const ofOneSecond = (count: number, timestamp: number) =>
  Array.from({ length: count }, (_, at) => ({
    event: 'user:api-key.create',
    timestamp,
    ip: '192.0.2.1',
    properties: { identifier: `ptlc_${timestamp}_${at}` },
  }))

for (const [what, count] of [
  ['that two pages share, no row is missing', 40],
  ['that no page can hold, the file is said to miss some', 130],
] as const)
  test(`of a second ${what}`, async ({ page, panel, account }) => {
    const now = panel.control.now()
    panel.control.addActivity(account.id, [
      ...ofOneSecond(80, now),
      ...ofOneSecond(count, now - 60_000),
      ...ofOneSecond(30, now - 120_000),
    ])
    await page.goto('/activity/export')
    const { start, save, ready } = exportPage(page)
    await start.click()
    await expect(save).toBeVisible()
    const isWhole = count <= 100
    await expect(page.getByText('of 1 second some may be missing')).toHaveCount(
      isWhole ? 0 : 1,
    )
    if (isWhole) await expect(ready(80 + count + 30)).toBeVisible()
  })

test('the same for a program, in the same page', async ({ page, panel, account }) => {
  panel.control.addActivity(account.id, keyRows(3, Date.UTC(2026, 0, 2)))
  await page.goto('/activity/export')
  const { start, save, format } = exportPage(page)
  await saved(page, () => start.click())
  await format('JSON').check()
  const { name, text } = await saved(page, () => save.click())
  expect(name).toMatch(/\.json$/)
  expect(JSON.parse(text)).toMatchObject([
    {
      event: 'user:api-key.create',
      timestamp: '2026-01-02T00:00:00.000Z',
      ip: '192.0.2.1',
      properties: { identifier: 'ptlc_0_' },
      actor: { username: account.username },
    },
    { timestamp: '2026-01-01T23:59:00.000Z' },
    { timestamp: '2026-01-01T23:58:00.000Z' },
  ])
  // What was saved may be left.
  await exportPage(page).back.click()
  await expect(activityPage(page).heading).toBeVisible()
})

test('the filter of the feed is the filter of the export', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [
    ...keyRows(150, now),
    { event: 'auth:success', timestamp: now, ip: '198.51.100.7' },
    { event: 'user:api-key.delete', timestamp: now, ip: '198.51.100.7' },
  ])
  await page.goto('/activity?kind=api-keys&address=198.51.100.7&from=2020-01-01')
  await page.getByRole('link', { name: 'Export…' }).click()
  const { fact, start, save, back, format } = exportPage(page)
  await expect(fact('Events')).toHaveText(
    'API keys · from 198.51.100.7 · since 1 January 2020',
  )
  await expect(fact('Size')).toContainText('151 rows to read, less than a minute')
  await expect(page.getByText('All rows of that kind are read')).toBeVisible()
  await format('JSON').check()
  await start.click()
  await expect(exportPage(page).ready(1)).toBeVisible()
  const { text } = await saved(page, () => save.click())
  expect(JSON.parse(text)).toMatchObject([{ event: 'user:api-key.delete' }])
  await back.click()
  await expect(page).toHaveURL(/kind=api-keys&address=198\.51\.100\.7&from=2020-01-01$/)
  await page.goto('/activity/export?q=nothing+like+it')
  await start.click()
  await expect(page.getByRole('main').getByText('No event matches')).toBeVisible()
  await page.goto('/activity/export?kind=servers')
  await expect(fact('Size')).toHaveText('There is nothing to export')
  await expect(start).toHaveCount(0)
})

test('says how long it takes at the pace of this panel, and keeps to it', async ({
  page,
  panel,
  account,
}) => {
  const { throttles } = panel.control.settings()
  panel.control.addActivity(account.id, keyRows(500, panel.control.now()))
  panel.control.set({ throttles: { ...throttles, client: 6 } })
  // A browser notes 250 files, and about as many are fetched when idle.
  await page.addInitScript(() => performance.setResourceTimingBufferSize(1000))
  await page.goto('/activity/export')
  const { fact, start, progress } = exportPage(page)
  await expect(fact('Size')).toHaveText('500 rows, about 1 minute')
  aPageASecond(panel)
  await page.reload()
  await expect(fact('Size')).toHaveText('500 rows, less than a minute')
  await start.click()
  await expect(progress).toBeVisible()
  await expect(exportPage(page).ready(500)).toBeVisible({ timeout: 15_000 })
  const starts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap(({ name, startTime }) =>
        name.includes('/account/activity') ? [startTime] : [],
      ),
  )
  // The estimate is the first.
  expect(starts).toHaveLength(6)
  // Sixty of ninety a minute; a single one may be late, on a busy machine.
  expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(4800)
})

test('stopping keeps what is there, and going on adds the rest', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, keyRows(320, now))
  aPageASecond(panel)
  await page.goto('/activity/export')
  const { start, stop, goOn, save, savePart, format, progress } = exportPage(page)
  await format('JSON').check()
  await start.focus()
  await page.keyboard.press('Enter')
  await expect(stop).toBeFocused()
  await expect(progress).toHaveAttribute('value', /00$/)
  await page.keyboard.press('Enter')
  await expect(goOn).toBeFocused()
  await expect(page.getByText('of 320 rows were read')).toBeVisible()
  const part = await saved(page, () => savePart.click())
  expect(keysIn(part.text)).toEqual(keys(keysIn(part.text).length))
  await goOn.click()
  await expect(exportPage(page).ready(320)).toBeVisible()
  const all = await saved(page, () => save.click())
  expect(keysIn(all.text)).toEqual(keys(320))
})

test('a refusal in the middle is waited out', async ({ page, panel, account }) => {
  const { throttles } = panel.control.settings()
  panel.control.addActivity(account.id, keyRows(350, panel.control.now()))
  // A page in half a minute: none comes before the clock is put forward.
  panel.control.set({ throttles: { ...throttles, client: 4 } })
  await page.clock.install()
  await page.goto('/activity/export')
  const { start, save, format, progress, fact } = exportPage(page)
  await format('JSON').check()
  await expect(fact('Size')).toContainText('350 rows')
  await start.click()
  await page.clock.fastForward(30_000)
  await expect(progress).toHaveAttribute('value', '100')
  // Whatever else the account does has used up its budget.
  panel.control.set({ throttles: { ...throttles, client: 1 } })
  await page.clock.fastForward(30_000)
  await expect(page.getByRole('alert')).toContainText('The panel asks for a pause')
  await expect(page.getByText(/goes on by itself in [1-6]?\d seconds?\./)).toBeVisible()
  panel.control.set({ throttles: { ...throttles, client: 240 } })
  panel.control.clearThrottles()
  await page.clock.fastForward(61_000)
  await expect(exportPage(page).ready(350)).toBeVisible()
  const { text } = await saved(page, () => save.click())
  expect(keysIn(text)).toEqual(keys(350))
})

test('without a network it keeps what it has, and goes on without doubling or losing a row', async ({
  page,
  context,
  panel,
  account,
  faults,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, keyRows(350, now))
  aPageASecond(panel)
  await page.goto('/activity/export')
  const { start, goOn, save, savePart, format, progress } = exportPage(page)
  await start.click()
  await expect(progress).toHaveAttribute('value', /00$/)
  await context.setOffline(true)
  await expect(page.getByRole('alert')).toContainText('This could not be read')
  await expect(page.getByText('rows there are have been kept')).toBeVisible()
  // Also for a spreadsheet: the code that writes it is here already.
  const part = await saved(page, () => savePart.click())
  const count = papa.parse<string[]>(part.text).data.length - 1
  expect(count).toBeGreaterThanOrEqual(100)
  // Neither its name nor what the page says of it takes it for the whole.
  expect(part.name).toMatch(new RegExp(`-first-${count}-rows\\.csv$`))
  await expect(
    page
      .getByRole('main')
      .getByText(
        `Your browser has ${part.name} now, with ${count} of 350 rows. Reading can go on from here.`,
      ),
  ).toBeVisible()
  panel.control.addActivity(
    account.id,
    Array.from({ length: 130 }, (_, at) => ({
      event: 'auth:fail',
      timestamp: now + 1000 + at * 1000,
      ip: '192.0.2.9',
    })),
  )
  await goOn.click()
  await expect(page.getByRole('alert')).toContainText('This could not be read')
  await context.setOffline(false)
  await goOn.click()
  await expect(exportPage(page).ready(350)).toBeVisible()
  await format('JSON').check()
  const { text } = await saved(page, () => save.click())
  expect(keysIn(text)).toEqual(keys(350))
  // The browser itself says that it has no network.
  faults.length = 0
})

test('a session that ends in the middle is renewed, and the export goes on', async ({
  page,
  panel,
  account,
}) => {
  panel.control.addActivity(account.id, keyRows(350, panel.control.now()))
  aPageASecond(panel)
  await page.goto('/activity/export')
  const { start, save, format, progress } = exportPage(page)
  await format('JSON').check()
  await start.click()
  await expect(progress).toHaveAttribute('value', /00$/)
  panel.control.endSessions(account.id)
  const dialog = sessionEnded(page)
  await signInAgain(dialog, account.password)
  await expect(exportPage(page).ready(350)).toBeVisible()
  const { text } = await saved(page, () => save.click())
  const found = keysIn(text)
  expect(found.filter((key) => key !== '')).toEqual(keys(350))
})

test('leaving asks while there are rows that were not saved', async ({
  page,
  panel,
  account,
}) => {
  panel.control.addActivity(account.id, keyRows(120, panel.control.now()))
  await page.goto('/activity/export')
  const { start, save, back } = exportPage(page)
  await start.click()
  await expect(save).toBeVisible()
  await back.click()
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await expect(dialog).toContainText('You would lose the 120 rows that were read.')
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await expect(save).toBeVisible()
  await back.click()
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await expect(activityPage(page).heading).toBeVisible()
})

test('where the panel cannot tell what there is, it can be asked again', async ({
  page,
  panel,
  account,
}) => {
  panel.control.addActivity(account.id, keyRows(2, panel.control.now()))
  panel.control.failNext({
    path: '/api/client/account/activity',
    fault: '503-retry-after',
    times: 3,
  })
  await page.goto('/activity/export')
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(exportPage(page).start).toBeVisible()
})

test('all of it is exported with the keyboard alone', async ({ page, panel, account }) => {
  panel.control.addActivity(account.id, keyRows(2, panel.control.now()))
  await page.goto('/activity')
  await tabTo(page, page.getByRole('link', { name: 'Export…' }))
  await page.keyboard.press('Enter')
  const { heading, format, start, save } = exportPage(page)
  await expect(heading).toBeFocused()
  await tabTo(page, format('CSV'))
  await page.keyboard.press('ArrowRight')
  await expect(format('JSON')).toBeChecked()
  await tabTo(page, start)
  await page.keyboard.press('Enter')
  await expect(save).toBeVisible()
  await tabTo(page, save)
  const { text } = await saved(page, () => page.keyboard.press('Enter'))
  expect(keysIn(text)).toEqual(keys(2))
})
