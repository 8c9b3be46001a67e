import type { Page } from '@playwright/test'

import { expect, packedPath, test, type PackedHost } from './packed-hosts.ts'
import { typeEmail } from './profile-places.ts'

const shows = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

/** The versions of React DOM that have started on the page. */
const renderers = (page: Page) =>
  page.evaluate(() => {
    const hook = (globalThis as Record<string, unknown>)['__REACT_DEVTOOLS_GLOBAL_HOOK__']
    return (hook as { renderers: string[] }).renderers
  })

const hosts: [host: PackedHost, versions: RegExp[]][] = [
  ['plain', [/^19\./]],
  ['react-16', [/^16\.14\./, /^19\./]],
  ['react-19', [/^19\./]],
]

for (const [host, versions] of hosts) {
  test(`somebody changes the email on a page of the kind ${host}`, async ({
    page,
    signedIn,
    account,
  }) => {
    await signedIn()
    await page.goto(packedPath(host))
    await shows(page, 'Profile')
    const next = `new-${account.email}`
    await typeEmail(page, next, account.password)
    await page.getByRole('button', { name: 'Change email' }).click()
    await expect(
      page.getByText(`Email changed from ${account.email} to ${next}.`).first(),
    ).toBeVisible()
    const started = (await renderers(page)).sort()
    expect(started).toHaveLength(versions.length)
    for (const [at, version] of versions.entries()) expect(started[at]).toMatch(version)
  })
}

for (const host of ['react-16', 'react-19'] as const) {
  test(`what ${host} says and hears`, async ({ page, signedIn }) => {
    await signedIn()
    await page.goto(packedPath(host))
    await shows(page, 'Profile')
    const navigation = page.getByRole('navigation')
    for (const name of ['Activity', 'SSH keys', 'API keys', 'Security']) {
      await navigation.getByRole('link', { name, exact: true }).click()
      await shows(page, name)
    }
    const heard = page.locator('output')
    await expect(heard).toContainText(
      'perch:navigate {"path":"/security","title":"Security"}',
    )
    await page.getByRole('button', { name: 'Rename' }).click()
    await expect(page.getByText('Games', { exact: true })).toBeVisible()
    await shows(page, 'Security')
    await page.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0)
    await page.getByRole('button', { name: 'Open' }).click()
    await shows(page, 'Profile')
    await expect(page.getByText('Games', { exact: true })).toBeVisible()
  })
}
