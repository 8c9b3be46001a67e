import '#src/test/dom.ts'
import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'

import { createMount } from './mount.tsx'
import type { MountOptions } from './public.d.ts'
import { hear, inside, openHostPage } from './testing/host-page.ts'

const shows = (container: Element, name: string) =>
  waitFor(() => inside(container).getByRole('heading', { level: 1, name }))

/** A page of the panel with a Perch whose places are in its fragment, which is `fragment` at first. */
async function beginAt(fragment: string, options: MountOptions = {}) {
  const opened = openHostPage()
  history.replaceState(null, '', `/account${fragment}`)
  const events = hear('perch:navigate')
  const mounted = createMount('')(opened.container, { route: 'hash', ...options })
  onTestFinished(() => mounted.unmount())
  return { ...opened, told: () => events.map(({ detail }): unknown => detail) }
}

test('the place that it begins at is told once it is shown', async () => {
  const { container, told } = await beginAt('#/security')
  expect(told()).toEqual([])
  await shows(container, 'Security')
  expect(told()).toEqual([{ path: '/security', title: 'Security' }])
})

test.each(['#/SECURITY', '#/%73ecurity', '#/security/'])(
  'a place that is written as %s is told as it is',
  async (fragment) => {
    const { container, told } = await beginAt(fragment)
    await shows(container, 'Security')
    expect(told()).toEqual([{ path: '/security', title: 'Security' }])
  },
)

test.each(['/nowhere', '/%zz'])(
  '%s, where no page is, is told as it is written',
  async (path) => {
    const { container, told } = await beginAt(`#${path}`)
    const title = 'There is no page here'
    await shows(container, title)
    expect(told()).toEqual([{ path, title }])
  },
)

test('a place that leads on is not one that is shown', async () => {
  const { container, told } = await beginAt('#/', { sections: 'ssh-keys' })
  await shows(container, 'SSH keys')
  expect(told()).toEqual([{ path: '/ssh-keys', title: 'SSH keys' }])
})

test('a place is told without what was searched for, and not again for that', async () => {
  const { container, person, told } = await beginAt('#/activity?ip=192.0.2.1#latest')
  await shows(container, 'Activity')
  await person.click(inside(container).getByRole('link', { name: 'Security' }))
  await shows(container, 'Security')
  history.pushState(null, '', '#/security?to=secret')
  window.dispatchEvent(new PopStateEvent('popstate'))
  await person.click(inside(container).getByRole('link', { name: 'SSH keys' }))
  await shows(container, 'SSH keys')
  expect(told()).toEqual([
    { path: '/activity', title: 'Activity' },
    { path: '/security', title: 'Security' },
    { path: '/ssh-keys', title: 'SSH keys' },
  ])
})
