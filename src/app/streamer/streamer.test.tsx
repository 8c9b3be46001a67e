import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { panelScopedName, panelStorage } from '#src/session/panel-storage.ts'
import { openPage } from '#src/test/render.tsx'

import { streamer } from '../streamer.ts'

const choice = () => screen.findByRole('checkbox', { name: 'Streamer mode', hidden: true })
const masks = () => screen.queryAllByRole('button', { name: /point at it or focus it/ })

test('is chosen in the account menu, and remembered in this browser', async () => {
  const { person, host } = await openPage('/profile')
  expect(masks()).toEqual([])
  await person.click(await choice())
  await waitFor(() => expect(masks().length).toBeGreaterThan(0))
  expect(panelStorage(host).local.get('streamer')).toBe('on')
  await person.click(await choice())
  await waitFor(() => expect(masks()).toEqual([]))
  expect(panelStorage(host).local.get('streamer')).toBeNull()
})

test('is turned on and off in the other tabs of this browser', async () => {
  const { host } = await openPage('/profile')
  const name = panelScopedName(host, 'streamer')
  /** What another tab has done, which is heard once this one listens. */
  const told = () => dispatchEvent(new StorageEvent('storage', { key: name }))
  localStorage.setItem(name, 'on')
  await vi.waitFor(() => {
    act(() => void told())
    expect(streamer(host).get().hidden).not.toBeNull()
  })
  await waitFor(() => expect(masks().length).toBeGreaterThan(0))
  localStorage.removeItem(name)
  act(() => void told())
  expect(masks()).toEqual([])
})

test('is said to whoever cannot see it, and values within a control are no control of their own', async () => {
  const { person, account } = await openPage('/profile')
  await person.click(await choice())
  await waitFor(() =>
    expect(masks().some(({ textContent }) => textContent?.includes(account.email))).toBe(
      true,
    ),
  )
  for (const mask of masks()) expect(mask.parentElement?.closest('button, a')).toBeNull()
})

test('is turned on and off by the search of commands', async () => {
  const { person } = await openPage('/profile')
  await act(async () => {})
  await person.click(await screen.findByRole('button', { name: /^Search/ }))
  await person.type(await screen.findByRole('combobox'), 'streamer{Enter}')
  await waitFor(() => expect(masks().length).toBeGreaterThan(0))
  expect(screen.getByText(/^Streamer mode is on\./)).toBeTruthy()
})

test('keys of one name are told apart by when they were made', async () => {
  const { person, panel, account, navigation } = await openPage('/nowhere')
  const twin = (createdAt: number) =>
    panel.control.createApiKey(account.id, { description: 'CI', createdAt }).identifier
  twin(Date.UTC(2026, 4, 1, 12))
  twin(Date.UTC(2026, 5, 2, 12))
  await navigation.go('/api-keys')
  await person.click(await choice())
  const box = (day: RegExp) => screen.findByRole('checkbox', { name: day })
  await box(/^Select CI \(hidden identifier, created May 1, 2026, /)
  await box(/^Select CI \(hidden identifier, created Jun 2, 2026, /)
  const row = screen.getByRole('row', { name: /created Jun 2, 2026, .*CI/ })
  expect(row.textContent).toMatch(/created Jun 2, 2026, /)
})

test('that it is on stands in the button of the menu in which it is turned off', async () => {
  const { person } = await openPage('/profile')
  const menu = () => screen.getByRole('button', { name: /Account menu/ })
  expect(menu().textContent).not.toContain('Streamer mode')
  await person.click(await choice())
  await waitFor(() => expect(menu().textContent).toContain('Streamer mode'))
  await person.click(await choice())
  await waitFor(() => expect(menu().textContent).not.toContain('Streamer mode'))
})
