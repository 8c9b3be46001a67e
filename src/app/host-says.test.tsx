import '#src/test/dom.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const logo = 'https://panel.test/brand/logo.svg'
const picture = () => document.querySelector('header img')

test('the panel’s picture stands beside its name, and Perch’s mark where it does not come', async () => {
  await openPage('/profile', { dataset: { logo, panelName: 'Games' } })
  await screen.findByRole('heading', { name: 'Profile' })
  expect(picture()?.getAttribute('src')).toBe(logo)
  // It says nothing that the name does not.
  expect(picture()?.getAttribute('alt')).toBe('')
  const broken = picture()
  if (broken) fireEvent.error(broken)
  expect(picture()).toBeNull()
  expect(screen.getAllByText('Games').length).toBeGreaterThan(0)
})

test('where the host page does not name the panel, its own sign-in page does, and this browser remembers', async () => {
  const unnamed = { settings: { name: 'Games' }, dataset: { panelName: '' } }
  const { unmount } = await openPage('/sign-in', { ...unnamed, signedIn: false })
  await waitFor(() => expect(document.title).toBe('Sign in · Games'))
  unmount()
  await openPage('/profile', unnamed)
  await waitFor(() => expect(document.title).toBe('Profile · Games'))
})

const support = { name: 'Contact support' }

test.each(['https://games.test/help', 'mailto:help@games.test'])(
  'support is a press away, in a tab of its own: %s',
  async (supportUrl) => {
    await openPage('/profile', { dataset: { supportUrl } })
    await screen.findByRole('heading', { name: 'Profile' })
    const menu = screen.getByRole('group', { name: 'Account menu', hidden: true })
    const link = within(menu).getByRole('link', { ...support, hidden: true })
    expect(link.getAttribute('href')).toBe(supportUrl)
    expect(link.getAttribute('target')).toBe('_blank')
  },
)

test.each([
  ['/sign-in', { signedIn: false }],
  ['/forgot-password', { signedIn: false }],
  ['/nowhere', {}],
])('support can be reached at %s', async (path, options) => {
  const supportUrl = 'https://games.test/help'
  await openPage(path, { ...options, dataset: { supportUrl } })
  expect((await screen.findByRole('link', support)).getAttribute('href')).toBe(supportUrl)
})

test('where nobody is named, there is no link', async () => {
  await openPage('/nowhere')
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByRole('link', support)).toBeNull()
})
