import '#src/test/dom.ts'
import { render, within } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'

import { createHistoryInMemory } from '#src/navigation/histories.ts'
import { fakeLocks } from '#src/pages/security/tab-lock/testing/fake-locks.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

import type { PanelSettings } from '../../panel/types.ts'
import { App } from './app.tsx'
import { parseConfig } from './config.ts'
import { createPerch } from './create-perch.ts'

/** Una's page on the panel of this origin, and beside it bea's on another panel, with a key. */
async function openTwo(path: string, settings: Partial<PanelSettings> = {}) {
  const una = await openPage(path, { settings })
  const bea = await openPage(path, {
    who: 'bea',
    beside: true,
    keptKey: true,
    signedIn: false,
    dataset: { panelName: 'Other', apiBase: 'https://other.test/api/client' },
  })
  return {
    una: { ...una, page: within(una.host.root) },
    bea: { ...bea, page: within(bea.host.root) },
  }
}

test('each shows its own account, on its own place, under its own panel', async () => {
  const { una, bea } = await openTwo('/profile')
  expect(una.page.getAllByText('una@example.test').length).toBeGreaterThan(0)
  expect(bea.page.getAllByText('bea@example.test').length).toBeGreaterThan(0)
  expect(una.page.queryByText('bea@example.test')).toBeNull()
  expect(bea.page.queryByText('una@example.test')).toBeNull()
  await bea.person.click(bea.page.getByRole('link', { name: 'Security' }))
  await bea.page.findByRole('heading', { level: 1, name: 'Security' })
  expect(una.page.getByRole('heading', { level: 1 }).textContent).toBe('Profile')
  expect(location.pathname).toBe('/profile')
})

test('what one announces, the other does not', async () => {
  const { una, bea } = await openTwo('/profile')
  await bea.person.click(bea.page.getByRole('link', { name: 'API keys' }))
  await bea.page.findByText('API keys · Other', { selector: '[role=status] *' })
  expect(una.page.queryByText(/· Other/)).toBeNull()
})

test('a session that ends in one asks there, once, and the other goes on', async () => {
  const { una, bea } = await openTwo('/profile')
  una.panel.control.endSessions(una.account.id)
  await una.queries.refetchQueries()
  await una.page.findByRole('alertdialog')
  expect(una.page.getAllByRole('alertdialog')).toHaveLength(1)
  expect(bea.page.queryByRole('alertdialog')).toBeNull()
  await bea.queries.refetchQueries()
  expect(bea.statuses(calls.me).at(-1)).toBe(200)
  expect(bea.page.queryByRole('alertdialog')).toBeNull()
})

test('a pause of one panel is none of the other', async () => {
  const open = Infinity
  const throttles = { client: 1, authentication: open, passwordReset: open, lockout: open }
  const { una, bea } = await openTwo('/profile', { throttles })
  await una.queries.refetchQueries()
  await una.page.findByText('The panel asked for a pause')
  await bea.queries.refetchQueries()
  expect(bea.page.queryByText('The panel asked for a pause')).toBeNull()
  expect(bea.statuses(calls.me).at(-1)).toBe(200)
})

test('two-factor is set up in both at once, each with its own secret', async () => {
  const { una, bea } = await openTwo('/security/two-factor')
  for (const { page, person } of [una, bea])
    await person.click(await page.findByRole('button', { name: 'Show the QR code' }))
  for (const { page } of [una, bea]) await page.findByRole('heading', { name: /Scan/ })
  expect(una.count(calls.twoFactor)).toBe(1)
  expect(bea.count(calls.twoFactor)).toBe(1)
  const links = [una, bea].map(({ page }) =>
    page
      .getAllByRole<HTMLAnchorElement>('link')
      .map(({ href }) => href)
      .find((href) => href.startsWith('otpauth:')),
  )
  const link: unknown = expect.stringMatching(/^otpauth:\/\/totp\//)
  expect(links).toEqual([link, link])
  expect(new Set(links).size).toBe(2)
})

test('what one is told to forget, the other keeps', async () => {
  const { una, bea } = await openTwo('/profile')
  await una.person.click(una.page.getByRole('button', { name: /Sign out/ }))
  await una.page.findByRole('heading', { name: 'Sign in' })
  expect(bea.page.getByRole('heading', { level: 1 }).textContent).toBe('Profile')
  expect(bea.page.getAllByText('bea@example.test').length).toBeGreaterThan(0)
})

/** Una's page twice on one panel, as two tabs of a browser are: they share its storage, its locks and its news. */
async function openTwice(path: string) {
  Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'locks'))
  const first = await openPage(path)
  const root = document.createElement('div')
  document.body.append(root)
  const host = { ...first.host, root, printRoot: root, isWholeDocument: false }
  const config = parseConfig({ panelName: 'Panel' }, host.origin)
  const perch = createPerch(config, host, createHistoryInMemory(path))
  await perch.ready
  const drawn = render(<App perch={perch} />, { container: root })
  onTestFinished(() => perch.dispose())
  const page = within(root)
  await page.findByRole('heading', { level: 1 })
  return {
    first: { ...first, page: within(first.host.root) },
    second: { perch, page, unmount: drawn.unmount },
  }
}

test('two on the same panel do not fight over a set-up: the second is told of the first', async () => {
  const { first, second } = await openTwice('/security/two-factor')
  const show = 'Show the QR code'
  await first.person.click(await first.page.findByRole('button', { name: show }))
  await first.page.findByRole('heading', { name: /Scan/ })
  await first.person.click(await second.page.findByRole('button', { name: show }))
  await second.page.findByRole('button', { name: 'Take over here' })
  expect(first.count(calls.twoFactor)).toBe(1)
  expect(first.page.getByRole('heading', { name: /Scan/ })).toBeTruthy()
})

test('when the first is disposed of, the second goes on', async () => {
  const { first, second } = await openTwice('/security/two-factor')
  const show = 'Show the QR code'
  await first.person.click(await first.page.findByRole('button', { name: show }))
  await first.page.findByRole('heading', { name: /Scan/ })
  first.unmount()
  first.perch.dispose()
  await first.person.click(await second.page.findByRole('button', { name: show }))
  await second.page.findByRole('heading', { name: /Scan/ })
  await second.perch.queries.refetchQueries()
  expect(first.statuses(calls.me).at(-1)).toBe(200)
  await first.person.click(second.page.getByRole('link', { name: 'Profile' }))
  await second.page.findByRole('heading', { level: 1, name: 'Profile' })
})
