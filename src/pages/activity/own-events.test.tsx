import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { madeHere } from '#src/keys/made-here.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { idleObserver } from '#src/test/browser-parts.ts'
import { openPage } from '#src/test/render.tsx'

import type { NewActivity } from '../../../panel/types.ts'

beforeEach(() => {
  idleObserver('IntersectionObserver')
  return () => void vi.unstubAllGlobals()
})

const now = Date.now()
const ip = '203.0.113.7'
const signIn = (useragent: string): NewActivity => ({
  event: 'auth:success',
  timestamp: now - 3_600_000,
  ip,
  properties: { useragent },
})

/** What the opened row of an event says of its browser; `null` when nothing. */
async function browserOf(row: NewActivity, made: readonly string[] = []) {
  const page = await openPage('/profile')
  page.panel.control.addActivity(page.account.id, [row])
  for (const identifier of made) madeHere(hostOf(page.queries)).add(identifier)
  await page.navigation.go('/activity')
  await page.person.click(await screen.findByText(/^Sign-in$|created$/))
  const table = await screen.findByRole('table')
  return within(table).queryByRole('row', { name: /^Browser/ })?.textContent ?? null
}

test('an event of a browser that calls itself as this one does says so, and no more', async () => {
  expect(await browserOf(signIn(navigator.userAgent))).toMatch(/A browser like this one$/)
})

test('one of another browser is called by its name', async () => {
  const other = 'Mozilla/5.0 (X11; Linux x86_64; rv:9.0) Gecko/20100101 Firefox/9.0'
  expect(await browserOf(signIn(other))).toBe('BrowserFirefox on Linux')
})

const creation: NewActivity = {
  event: 'user:api-key.create',
  timestamp: now - 60_000,
  ip,
  properties: { identifier: 'ptlc_here0000000' },
}

test('a key that this page made was made in this browser', async () => {
  expect(await browserOf(creation, ['ptlc_here0000000'])).toMatch(/This browser: this page/)
})

test('of another key nothing is said', async () => {
  expect(await browserOf(creation, ['ptlc_other000000'])).toBeNull()
})

/** Opens the row of a change of the email from one address to another; the way back that it offers. */
async function wayBack(old: string, to: string) {
  const page = await openPage('/profile')
  const properties = { old, new: to.replace('PRESENT', page.account.email) }
  const event = 'user:account.email-changed'
  page.panel.control.addActivity(page.account.id, [
    { event, timestamp: now - 60_000, ip, properties },
  ])
  await page.navigation.go('/activity')
  await page.person.click(await screen.findByText(/^Email changed/))
  await screen.findByRole('table')
  return { page, link: screen.queryByRole('link', { name: `Put ${old} back` }) }
}

test('a changed email can be put back from its row, with the form filled in', async () => {
  const { page, link } = await wayBack('una@old.test', 'PRESENT')
  expect(link?.getAttribute('href')).toBe('/profile#email')
  if (link) await page.person.click(link)
  const field = await screen.findByRole('textbox', { name: 'New email' })
  expect((field as HTMLInputElement).value).toBe('una@old.test')
})

test('one that was changed again since is not', async () => {
  expect((await wayBack('una@old.test', 'una@other.test')).link).toBeNull()
})
