import type { Page } from '@playwright/test'

import { findSecret, listenToConsole } from './canaries.ts'
import { expect, serve, test as base } from './fixtures.ts'
import { passwordForm } from './profile-places.ts'
import { hashOf, openRangeService, type RangeService } from './range-service.ts'
import { scan } from './scan.ts'

/** The page with a service to ask, of an origin that its policy names. */
const test = base.extend<object, { service: RangeService }>({
  service: [
    // oxlint-disable-next-line no-empty-pattern -- what Playwright wants of one that needs nothing
    async ({}, provide) => {
      const service = await openRangeService()
      await provide(service)
      await service.close()
    },
    { scope: 'worker' },
  ],
  served: [
    async ({ dialect, auth, service }, provide) => {
      const { close, ...served } = await serve({ dialect, auth, breachUrl: service.url })
      await provide(served)
      await close()
    },
    { scope: 'worker' },
  ],
})

const check = (page: Page) =>
  page.getByRole('button', { name: 'Check whether this password is known from a breach' })

const known = 'canary-violet-horse'

test.describe('with a service', () => {
  test.beforeEach(async ({ page, service, signedIn }) => {
    service.asked.length = 0
    service.instead = null
    service.seen.clear()
    service.seen.set(known, 3861)
    await signedIn()
    await page.goto('/profile#password')
    await expect(passwordForm(page).current).toBeFocused()
  })

  test('nobody is asked while somebody types, and at a press only five digits leave the browser', async ({
    page,
    service,
  }) => {
    const said = listenToConsole(page)
    const { next } = passwordForm(page)
    await expect(check(page)).toHaveCount(0)
    await next.pressSequentially(known)
    const { host } = new URL(service.url)
    await expect(
      page.getByText(`Sends the first 5 of the 40 digits of its SHA-1 hash to ${host}`),
    ).toBeVisible()
    // The strength has come, and with it all that a typed password asks for.
    await expect(page.getByText(/hard to guess/)).toBeVisible()
    expect(service.asked).toEqual([])

    await check(page).click()
    await expect(page.getByText(`Seen 3,861 times in known breaches`)).toBeVisible()
    await expect(check(page)).toBeFocused()
    const hash = hashOf(known)
    const [asked = '', ...further] = service.asked
    expect(further).toEqual([])
    expect(asked).toContain(`/range/${hash.slice(0, 5)}\n`)
    expect(asked).toMatch(/^add-padding: true$/im)
    expect(asked).not.toMatch(/^(?:cookie|authorization|referer):/im)
    for (const secret of [known, hash.slice(0, 6), hash.slice(5), hash.slice(-12)])
      expect(asked.toUpperCase()).not.toContain(secret.toUpperCase())
    for (const secret of [hash.slice(0, 6), hash.slice(5)])
      for (const written of [secret, secret.toLowerCase()])
        expect(await findSecret(page, written, said)).toEqual([])
    expect(await findSecret(page, known, said)).toEqual(['values of fields'])
  })

  test('an answer is about the password that was asked about', async ({ page }) => {
    const { next } = passwordForm(page)
    await next.fill(known)
    await check(page).click()
    const seen = page.getByText(/times in known breaches/)
    await expect(seen).toBeVisible()
    await next.press('End')
    await next.pressSequentially('s')
    await expect(seen).toHaveCount(0)
    await check(page).click()
    await expect(page.getByText(/^Not in the list of /)).toBeVisible()
    await expect(page.getByText(/\bsafe\b/i)).toHaveCount(0)
  })

  test('a service that answers something else has told nothing', async ({
    page,
    service,
  }) => {
    service.instead = new Response('<!doctype html><title>Welcome</title>', {
      headers: { 'Access-Control-Allow-Origin': '*' },
    })
    await passwordForm(page).next.fill(known)
    await check(page).click()
    await expect(
      page.getByText(/did not tell whether .* An error came in place of an answer\.$/),
    ).toBeVisible()
    await expect(page.getByText(/Not in the list/)).toHaveCount(0)
  })

  test('one that is seen is warned of, and not refused', async ({
    page,
    account,
    service,
  }) => {
    const { current, next, send } = passwordForm(page)
    await current.fill(account.password)
    await next.fill(known)
    service.seen.set(known, 1)
    await check(page).click()
    await expect(page.getByText('Seen once in known breaches')).toBeVisible()
    await scan(page, 'password form, seen in breaches')
    await send.click()
    await expect(page.getByText('Password changed.').last()).toBeVisible()
  })

  test.describe('without a network', () => {
    // Browsers themselves write to the console what could not be fetched.
    test.afterEach(({ faults }) => {
      faults.length = 0
    })

    test('it says that there is none', async ({ page, context, service }) => {
      await passwordForm(page).next.fill(known)
      await expect(check(page)).toBeVisible()
      await context.setOffline(true)
      await check(page).click()
      await expect(page.getByText(/There is no connection to the network\.$/)).toBeVisible()
      expect(service.asked).toEqual([])
      await context.setOffline(false)
      await check(page).click()
      await expect(page.getByText(/times in known breaches/)).toBeVisible()
    })
  })
})

base('where no service is named nothing of it is there', async ({ page, signedIn }) => {
  await signedIn()
  await page.goto('/profile#password')
  await passwordForm(page).next.fill(known)
  await expect(page.getByText(/hard to guess/)).toBeVisible()
  await expect(page.getByText(/breach/i)).toHaveCount(0)
})
