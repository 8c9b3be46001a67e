import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { takeSnapshot } from './heap-snapshot.ts'
import { hostPath, openHost, shows } from './host-page.ts'
import { typeEmail } from './profile-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('two on a page go their own ways', async ({ page }) => {
  await page.goto(hostPath({ root: 'light', route: 'memory', count: 2 }))
  const tab = (at: number) => page.getByRole('region', { name: `Tab ${at}` })
  await tab(1).getByRole('link', { name: 'Security', exact: true }).click()
  await expect(tab(1).getByRole('heading', { level: 1 })).toHaveText('Security')
  await expect(tab(2).getByRole('heading', { level: 1 })).toHaveText('Profile')
})

test('moved on the page it goes on, and taken out and put in again it begins anew', async ({
  page,
}) => {
  await openHost(page)
  await typeEmail(page, 'una@example.com')
  await page.evaluate(() => {
    const element = document.querySelector('perch-account')
    if (element) document.body.prepend(element)
  })
  await expect(page.getByLabel('New email')).toHaveValue('una@example.com')
  await page.evaluate(async () => {
    const element = document.querySelector('perch-account')
    element?.remove()
    await new Promise((resolve) => setTimeout(resolve))
    document.body.append(element ?? '')
  })
  await shows(page, 'Profile')
  await expect(page.getByLabel('New email')).toHaveCount(0)
  await page.getByRole('link', { name: 'Security', exact: true }).click()
  await shows(page, 'Security')
})

for (const root of ['shadow', 'light'] as const)
  test(`moved in a ${root} root while a dialog is open, that is the only thing on the page again`, async ({
    page,
  }) => {
    await openHost(page, { root })
    await typeEmail(page, 'una@example.com')
    await page.getByRole('link', { name: 'Security', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Leave' }).focus()
    await page.evaluate(() => {
      const element = document.querySelector('perch-account')
      if (element) document.body.prepend(element)
    })
    await expect(dialog.getByRole('button', { name: 'Leave' })).toBeFocused()
    expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('link', { name: 'Security', exact: true })).toBeFocused()
    expect(await page.locator('output').first().textContent()).not.toMatch(/Escape/)
  })

/** Takes the element out and puts a new one in, so many times; the page shows none afterwards. */
async function mountAgain(page: Page, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    await page.evaluate(() => {
      const element = document.createElement('perch-account')
      element.setAttribute('route', 'hash')
      document.querySelector('section')?.replaceChildren(element)
    })
    await shows(page, 'Profile')
  }
  await page.evaluate(async () => {
    document.querySelector('section')?.replaceChildren()
    await new Promise((resolve) => setTimeout(resolve))
  })
}

test(
  'fifty times on a page, it leaves no node, no listener and no memory, and asks nothing twice',
  { tag: '@chromium' },
  async ({ page }) => {
    // More than fifty visits, perhaps twice, and some pictures of the heap: more than a story.
    test.setTimeout(300_000)
    // Bytes that fifty of them may leave.
    const allowed = 500_000
    await openHost(page, { route: 'hash' })
    // V8 compiles what runs often, which takes half a megabyte and has an end.
    await mountAgain(page, 15)
    const asked = new Map<string, number>()
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url())
      const question = `${request.method()} ${pathname}${search}`
      asked.set(question, (asked.get(question) ?? 0) + 1)
    })
    const session = await page.context().newCDPSession(page)
    async function readHeap() {
      // What waits for the browser to have nothing better to do has its turn.
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
      const { things } = await takeSnapshot(session)
      return {
        detached: things.filter(({ isDetached }) => isDetached).map(({ name }) => name),
        listeners: things.filter(({ name }) => name.endsWith('RegisteredEventListener'))
          .length,
        bytes: things.reduce((sum, { size }) => sum + size, 0),
      }
    }
    /**
     * Waits until no node is held, and no more listeners than before: V8's notes about the shapes of objects hold now and then the
     * last Perch, until there were others.
     */
    async function whatStays(listenersBefore = Infinity) {
      let heap = await readHeap()
      await expect(async () => {
        if (heap.detached.length > 0 || heap.listeners > listenersBefore) {
          await mountAgain(page, 2)
          heap = await readHeap()
        }
        expect(heap.detached).toEqual([])
        expect(heap.listeners).toBeLessThanOrEqual(listenersBefore)
      }).toPass({ timeout: 20_000 })
      return heap
    }
    await mountAgain(page, 5)
    const early = await whatStays()
    asked.clear()
    await mountAgain(page, 45)
    const questions = [...asked]
    const late = await whatStays(early.listeners)
    const grown = [late.bytes - early.bytes]
    // What V8 makes once, at a moment of its own, it does not make in the next fifty; what leaks, does.
    if ((grown[0] ?? 0) >= allowed) {
      await mountAgain(page, 45)
      grown.push((await whatStays(early.listeners)).bytes - late.bytes)
    }
    expect(Math.min(...grown), `grown by ${grown.join(', then ')} bytes`).toBeLessThan(
      allowed,
    )
    expect(questions).toContainEqual(['GET /api/client/account', 45])
    // One that is taken out early may not have asked everything.
    expect(questions.filter(([, times]) => times > 45)).toEqual([])
  },
)

test('a root that becomes light is seen, and becomes a shadow root again', async ({
  page,
}) => {
  await openHost(page)
  const element = page.locator('perch-account')
  const isIn = (root: 'shadow' | 'light') =>
    expect(async () => {
      await shows(page, 'Profile')
      const isLight = await element.evaluate((each) => each.querySelector('h1') !== null)
      expect(isLight).toBe(root === 'light')
    }).toPass()
  for (const root of ['light', 'shadow'] as const) {
    await element.evaluate((each, kind) => each.setAttribute('root', kind), root)
    await isIn(root)
  }
})

for (const root of ['shadow', 'light'] as const)
  test(`in a ${root} root the list of what to do prints itself, and nothing of the page around it`, async ({
    page,
    account,
  }) => {
    await page.addInitScript(() => {
      // The sheet stays until it was printed.
      window.print = () => {}
    })
    await page.goto(`${hostPath({ root, route: 'hash' })}#/activity/not-me`)
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Print' }).click()
    await page.emulateMedia({ media: 'print' })
    // As large as paper, and in sight.
    await page.locator('iframe').evaluate((frame) => {
      frame.style.cssText =
        'position:fixed;inset:0;inline-size:800px;block-size:800px;z-index:9;background:white'
    })
    const sheet = page.frameLocator('iframe').locator('body')
    await expect(
      sheet.getByRole('listitem').filter({ hasText: 'Change your password' }),
    ).toBeVisible()
    await expect(sheet).toContainText(`Account ${account.username} on`)
    await expect(sheet.getByRole('checkbox', { checked: true })).toHaveCount(1)
    await expect(sheet.getByRole('button')).toHaveCount(0)
    await expect(sheet.getByRole('link')).toHaveCount(0)
    await expect(sheet).not.toContainText('Theirs')
  })
