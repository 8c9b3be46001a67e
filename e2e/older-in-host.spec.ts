import type { Frame, Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { noAnswerOnItsWay } from './answers.ts'
import { noon } from './days.ts'
import { expect, test } from './frame-places.ts'
import { hostPath, shows } from './host-page.ts'

/** Has 120 things happen to an account, all of them yesterday. */
function addEvents({ control }: Panel, { id }: PanelAccount): void {
  const last = Number(noon(control.now(), 1))
  const rows = Array.from({ length: 120 }, (_, at) => ({
    event: 'user:api-key.create',
    timestamp: last - at * 10_000,
    ip: '192.0.2.1',
    properties: { identifier: `ptlc_${at}_` },
  }))
  control.addActivity(id, rows)
}

/** The feed, wherever it is drawn. */
function feedIn(place: Page | Frame) {
  const events = place.getByRole('region', { name: 'Yesterday' }).getByRole('listitem')
  return {
    events,
    /** What opens the row of an event, and has its focus. */
    opener: (at: number) =>
      events
        .filter({ hasText: `ptlc_${at}_` })
        .locator('summary')
        .first(),
    older: place.getByRole('button', { name: 'Show older events' }),
    said: (words: string) => place.getByRole('status').filter({ hasText: words }),
  }
}

/** Scrolls as somebody does who wants to see the end of the page, and waits for what that may bring. */
async function scrollToEnd(page: Page): Promise<void> {
  await page.mouse.move(300, 300)
  await page.mouse.wheel(0, 50_000)
  await noAnswerOnItsWay(page.context())
  await page.mouse.wheel(0, 50_000)
  await noAnswerOnItsWay(page.context())
}

/** Leads to what stands below Perch; a frame may still grow to what is in it, which moves the end away. */
const reachFooter = (page: Page) =>
  expect(async () => {
    await scrollToEnd(page)
    await expect(page.getByText('What comes after it')).toBeInViewport({ timeout: 500 })
  }).toPass()

test('the footer of a page that has the element can be reached: older events come by a press', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  addEvents(panel, account)
  await signedIn()
  await page.goto(hostPath({ root: 'shadow', route: 'memory' }))
  await shows(page, 'Profile')
  await page.evaluate(() => {
    const footer = document.createElement('footer')
    footer.textContent = 'What comes after it'
    footer.style.cssText = 'display: block; block-size: 80px'
    document.body.append(footer)
  })
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  const { events, opener, older, said } = feedIn(page)
  await expect(events).toHaveCount(50)
  await reachFooter(page)
  await expect(events).toHaveCount(50)

  await older.click()
  await expect(opener(50)).toBeFocused()
  await expect(opener(50)).toBeInViewport()
  await expect(said('50 older events')).toHaveCount(1)
  await expect(events).toHaveCount(100)
  await older.press('Enter')
  await expect(opener(100)).toBeFocused()
  const last = said('20 older events. That is all the panel has kept.')
  await expect(last).toHaveCount(1)
  await expect(older).toHaveCount(0)
})

test('the footer of a page that has a frame can be reached, and focus is where the older events begin', async ({
  page,
  panel,
  account,
  framed,
}) => {
  addEvents(panel, account)
  const frame = await framed('/activity')
  const { events, opener, older, said } = feedIn(frame)
  await expect(events).toHaveCount(50)
  await reachFooter(page)
  await expect(events).toHaveCount(50)

  await older.click()
  await expect(opener(50)).toBeFocused()
  await expect(opener(50)).toBeInViewport()
  await expect(said('50 older events')).toHaveCount(1)
})

test('where older events cannot be had, focus is on what tries again', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  addEvents(panel, account)
  await signedIn()
  await page.goto(hostPath({ root: 'light', route: 'hash' }) + '#/activity')
  const { events, opener, older } = feedIn(page)
  await expect(events).toHaveCount(50)
  await noAnswerOnItsWay(page.context())
  panel.control.failNext({
    path: '/api/client/account/activity',
    fault: 'truncated-json',
    times: 1,
  })
  await older.click()
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toBeFocused()
  await again.press('Enter')
  await expect(opener(50)).toBeFocused()
})
