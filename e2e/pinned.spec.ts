import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { remembered } from './remembered.ts'

/** Whether the panel's own page, opened in this browser, knows somebody. */
const knows = (html: string) => html.includes('PterodactylUser')

/** The panel signs in and its cookies arrive; the page hears nothing of it. */
const loseAnswer = (page: Page) =>
  page.route('**/auth/login', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await route.fetch()
    await route.abort()
  })

for (const by of [
  'sign-in',
  'a sign-in whose answer got lost',
  'the cookie that remembers',
] as const) {
  test(`a session that began by ${by} here is ended by a change of password elsewhere`, async ({
    page,
    context,
    panel,
    account,
    served,
    faults,
  }) => {
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/locales/')) asked.push(request.url())
    })
    if (by !== 'the cookie that remembers') {
      if (by !== 'sign-in') await loseAnswer(page)
      await page.goto('/sign-in')
      await page.getByLabel('User name or email').fill(account.username)
      await page.getByLabel('Password', { exact: true }).fill(account.password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    } else {
      await remembered(context, panel, account, served.origin)
      await page.goto('/profile')
    }
    await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible()
    await page.getByRole('link', { name: 'API keys', exact: true }).first().click()
    const next = page.getByRole('heading', { level: 1, name: 'API keys' })
    await expect(next).toBeVisible()
    expect(asked).toHaveLength(1)
    // A new visit in the same session asks for none.
    await page.reload()
    await expect(next).toBeVisible()
    expect(asked).toHaveLength(1)

    // What the page still reads would begin a session anew, by the cookie that remembers.
    await page.goto('about:blank')
    panel.control.setPassword(account.id, 'changed elsewhere')
    const opened = await page.request.get('/account')
    expect(knows(await opened.text())).toBe(false)
    const api = await page.request.get('/api/client/account', {
      headers: { accept: 'application/json' },
    })
    expect(api.status()).toBe(401)
    // The browser writes down by itself what got lost.
    faults.length = 0
  })
}
