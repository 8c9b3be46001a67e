import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import {
  openProfile,
  panelElsewhere,
  profileHeading,
  sessionEnded,
  signInForm,
} from './places.ts'
import { typeEmail } from './profile-places.ts'

// After whatever sets the panel back between the stories.
test.beforeEach(({ panel, faults }) => {
  expect(faults).toEqual([])
  panel.control.set({ captcha: true })
})

const captcha = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'wants to see that you are human' })

/** What a browser tells a tab that somebody looks at again. */
const lookAtAgain = (page: Page) =>
  Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/api/client/account')),
    page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
  ])

test('is known before the form is used, and leads to the own page of the panel', async ({
  page,
}) => {
  const posted: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posted.push(request.url()))
  await page.goto('/sign-in')
  const alert = captcha(page)
  await expect(alert).toBeFocused()
  // That page leads nowhere: it is the person who comes back.
  await expect(alert).toContainText('opens in a new tab, then come back to this one')
  await expect(signInForm(page).password).toHaveCount(0)
  const [panelPage] = await Promise.all([
    page.waitForEvent('popup'),
    alert.getByRole('link', { name: 'Open Pterodactyl' }).click(),
  ])
  await expect(panelPage).toHaveURL(/\/auth\/login$/)
  await alert.getByRole('button', { name: 'I am signed in there' }).click()
  await expect(alert).toContainText('nobody is signed in yet')
  expect(posted, 'no password was asked for in vain').toEqual([])
})

test('who comes back to this tab goes on where they were', async ({ page, signedIn }) => {
  await page.goto('/profile?from=mail')
  await expect(captcha(page)).toBeVisible()
  await lookAtAgain(page)
  await expect(captcha(page)).not.toContainText('nobody is signed in yet')
  await signedIn()
  await lookAtAgain(page)
  await expect(profileHeading(page)).toBeVisible()
  await expect(page).toHaveURL(/\/profile\?from=mail$/)
})

test.describe('a session that ends', () => {
  test('while reading: signed in on the own page of the panel, and read on', async ({
    page,
    account,
    panel,
    signedIn,
    sessionsEnded,
  }) => {
    panel.control.createApiKey(account.id, { description: 'A key of mine' })
    await signedIn()
    await openProfile(page)
    await sessionsEnded()
    await page.getByRole('link', { name: 'API keys', exact: true }).click()
    const alert = sessionEnded(page).getByRole('alert')
    await expect(alert).toContainText('wants to see that you are human')
    await expect(signInForm(page).password).toHaveCount(0)
    const [panelPage] = await Promise.all([
      page.waitForEvent('popup'),
      alert.getByRole('link', { name: 'Open Pterodactyl' }).click(),
    ])
    await expect(panelPage).toHaveURL(/\/auth\/login$/)
    await signedIn()
    await lookAtAgain(page)
    await expect(sessionEnded(page)).toBeHidden()
    await expect(page.getByText('A key of mine').first()).toBeVisible()
  })

  test('with something typed: signed in there, and what was typed is sent', async ({
    page,
    account,
    signedIn,
    sessionsEnded,
  }) => {
    await signedIn()
    await page.goto('/profile')
    await typeEmail(page, `kept-${account.email}`, account.password)
    await sessionsEnded()
    await page.getByRole('button', { name: 'Change email' }).click()
    await expect(sessionEnded(page)).toContainText(
      `is still here and will be sent once you are back as ${account.username}`,
    )
    await sessionEnded(page).getByRole('button', { name: 'I am signed in there' }).click()
    await expect(sessionEnded(page)).toContainText('nobody is signed in yet')
    await signedIn()
    await sessionEnded(page).getByRole('button', { name: 'I am signed in there' }).click()
    // Beside it, it is spoken.
    await expect(page.getByRole('region', { name: 'You', exact: true })).toContainText(
      `Email changed from ${account.email} to kept-${account.email}.`,
    )
  })
})

test('where the own page of the panel does not tell, its failure is told for what it may be', async ({
  page,
  account,
  panel,
}) => {
  panel.control.failNext({ method: 'GET', path: '/auth/login', fault: '502-html' })
  await page.goto('/sign-in')
  const { user, password, submit } = signInForm(page)
  await submit(account.username, account.password)
  const alert = page.getByRole('alert').filter({ hasText: 'could not sign you in' })
  await expect(alert).toBeFocused()
  await expect(alert).toContainText('as panels do that want a captcha')
  await expect(alert.getByRole('link', { name: 'Open Pterodactyl' })).toBeVisible()
  await expect(user).toHaveValue(account.username)
  await expect(password).toHaveValue(account.password)
})

test('a panel that is elsewhere: with an API key, and why', async ({
  page,
  account,
  panel,
}) => {
  await panelElsewhere(page)
  await page.goto('/sign-in')
  const alert = captcha(page)
  await expect(alert).toContainText('at the panel’s own address only')
  await expect(alert.getByRole('link')).toHaveCount(0)
  // Once, and not again below the box.
  await page.getByRole('button', { name: 'Use an API key instead' }).click()
  const { usable } = panel.control.createApiKey(account.id)
  await page.getByLabel('Client API key', { exact: true }).fill(usable)
  await page.getByRole('button', { name: 'Use this key' }).click()
  await expect(profileHeading(page)).toBeVisible()
})

test('a forgotten password leads to the own page of the panel, wherever that is', async ({
  page,
}) => {
  await page.goto('/sign-in/forgot')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('from its own page only')
  await expect(page.getByLabel('Email of your account')).toHaveCount(0)
  const link = alert.getByRole('link', { name: 'Open Pterodactyl' })
  await expect(link).toHaveAttribute('href', /\/auth\/password$/)
  await expect(link).toHaveAttribute('target', '_blank')
  await expect(alert).toContainText('come back to this tab')
})

test('a forgotten password where nobody told of a captcha', async ({
  page,
  account,
  panel,
}) => {
  panel.control.failNext({ method: 'GET', path: '/auth/login', fault: '502-html' })
  await page.goto('/sign-in/forgot')
  await page.getByLabel('Email of your account').fill(account.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('reported an error instead of sending a mail')
  await expect(alert.getByRole('link', { name: 'Open Pterodactyl' })).toBeVisible()
})

test('the panel says its name, where nobody else did, and it stays known', async ({
  page,
  panel,
  signedIn,
}) => {
  panel.control.set({ captcha: false })
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const root = document.getElementById('root')
      if (root) root.dataset['panelName'] = ''
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto('/sign-in')
  await expect(page).toHaveTitle('Sign in · Pterodactyl')
  await signedIn()
  await page.goto('/profile')
  await expect(page).toHaveTitle('Profile · Pterodactyl')
})
