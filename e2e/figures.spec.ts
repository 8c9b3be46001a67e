import type { Locator, Page } from '@playwright/test'

import { seedPerson } from '../panel/seed-people.ts'
import { demo, seedDemo } from '../panel/seed.ts'
import { mostWords } from '../scripts/bench/layout.ts'
import { wordsInWindow } from '../scripts/bench/words.ts'
import { activityPage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'

const desk = { width: 1200, height: 860 }
const phone = { width: 390, height: 844 }

/** Where something stands on the page, in CSS pixels. */
async function boxOf(place: Locator) {
  const box = await place.boundingBox()
  if (!box) throw new Error('It is not to be seen')
  return { ...box, end: box.x + box.width }
}

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true })

test.describe('of somebody with keys and some weeks of events', () => {
  test.beforeEach(async ({ panel, signedIn }) => {
    const { username } = seedPerson(panel, 'mara')
    await signedIn(panel.control.findAccount(username) ?? undefined)
  })

  for (const { size, most } of [
    { size: desk, most: 350 },
    { size: phone, most: 480 },
  ])
    test(`at a width of ${size.width} the first event stands at ${most} px at most`, async ({
      page,
    }) => {
      await page.setViewportSize(size)
      await page.goto('/activity')
      const { events } = activityPage(page)
      await expect(events.first()).toBeVisible()
      await expect(page.getByText('That is all the panel has kept.')).toBeAttached()
      expect((await boxOf(events.first())).y).toBeLessThanOrEqual(most)
    })

  test('a screen of events has few words', async ({ page }) => {
    await page.setViewportSize(desk)
    await page.goto('/activity')
    await expect(activityPage(page).signals).toContainText('was found since')
    await expect(page.getByText('That is all the panel has kept.')).toBeAttached()
    expect(await page.evaluate(wordsInWindow)).toBeLessThanOrEqual(mostWords)
  })

  test('on a phone, when an SSH key was added stays in one line', async ({ page }) => {
    await page.setViewportSize(phone)
    await page.goto('/ssh-keys')
    const added = page.getByRole('cell', { name: /added/ })
    await expect(added.first()).toBeVisible()
    for (const words of await added.all()) {
      const lines = await words.evaluate((element) => {
        const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        const tops = new Set<number>()
        while (text.nextNode()) {
          const range = document.createRange()
          range.selectNodeContents(text.currentNode)
          for (const { top } of range.getClientRects()) tops.add(Math.round(top))
        }
        return tops.size
      })
      expect(lines).toBe(1)
    }
  })
})

test('a screen of a busy feed has few words, and an opened row what the row leaves out', async ({
  page,
  panel,
  signedIn,
}) => {
  seedDemo(panel)
  await signedIn(panel.control.findAccount(demo.username) ?? undefined)
  await page.setViewportSize(desk)
  await page.goto('/activity')
  const { event, things } = activityPage(page)
  await expect(things).toBeVisible()
  const signIn = event(/^Sign-in/).first()
  // The code that reads browsers comes after the rows.
  await expect(signIn).toContainText(/Firefox|Chrome|Safari/)
  expect(await page.evaluate(wordsInWindow)).toBeLessThanOrEqual(mostWords)
  await signIn.locator('summary').click()
  await expect(signIn.getByRole('row', { name: /^Browser/ })).toContainText(' on ')
})

test.describe('of anybody', () => {
  test.beforeEach(({ signedIn }) => signedIn())

  test('buttons of one card end at one edge', async ({ page }) => {
    await page.setViewportSize(desk)
    await page.goto('/profile')
    const email = await boxOf(page.getByRole('button', { name: 'Change email' }))
    const password = await boxOf(page.getByRole('button', { name: 'Change password' }))
    expect(email.end).toBeCloseTo(password.end, 1)
  })

  test('on a wide screen a page keeps its column, in the middle of its room', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.goto('/profile')
    await expect(heading(page, 'Profile')).toBeVisible()
    const card = await boxOf(page.getByRole('region', { name: 'You' }))
    const navigation = await boxOf(page.getByRole('navigation'))
    expect(card.width).toBeCloseTo(832, 0)
    const room = 1920 - navigation.end
    expect(Math.abs(card.x - navigation.end - (room - card.width) / 2)).toBeLessThan(16)
  })

  test('what cannot be changed is one line, without a row of its own', async ({ page }) => {
    await page.goto('/profile')
    await expect(page.getByText(/^Your name and language/)).toBeVisible()
    await expect(page.getByRole('button', { name: /Account id/ })).toBeVisible()
    for (const name of ['Language', 'Account id'])
      await expect(page.getByRole('term').filter({ hasText: name })).toHaveCount(0)
  })

  test('for who asks for contrast, quiet words are as dark as the others', async ({
    page,
  }) => {
    await page.goto('/profile')
    const quiet = page.getByText(/^Your name and language/)
    await expect(quiet).toBeVisible()
    const color = (place: Locator) =>
      place.evaluate((element) => getComputedStyle(element).color)
    const ink = await color(page.locator('h1'))
    expect(await color(quiet)).not.toBe(ink)
    await page.emulateMedia({ contrast: 'more' })
    await expect.poll(() => color(quiet)).toBe(ink)
  })
})

test('each step has a title of its own', async ({ page, signedIn }) => {
  await signedIn()
  const titles = {
    '/security/two-factor': /^Set up two-factor/,
    '/security/new-phone': /^Move/,
    '/security/recovery-codes': /^Make new recovery codes/,
    '/api-keys/create': /^Create an API key/,
    '/api-keys/create?from=ptlc_00000000000': /^Rotate an API key/,
    '/api-keys/create?from=ptlc_00000000000#addresses':
      /^Change the addresses of an API key/,
    '/ssh-keys/add': /^Add an SSH key/,
    '/activity/export': /^Export/,
    '/activity/not-me': /^Secure your account/,
  }
  for (const [path, title] of Object.entries(titles)) {
    await page.goto(path)
    await expect(page).toHaveTitle(title)
  }
})
