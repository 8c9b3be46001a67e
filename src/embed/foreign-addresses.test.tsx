import '#src/test/dom.ts'
import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'

import { createMount } from './mount.tsx'
import { inside, openHostPage } from './testing/host-page.ts'

const shows = (container: Element, name: string) =>
  waitFor(() => inside(container).getByRole('heading', { level: 1, name }))

test.each([
  ['/account#comments', { route: 'hash' }, '/account#/security'],
  ['/account#/servers/7', { route: 'hash', base: '/perch' }, '/account#/perch/security'],
  ['/servers/7?page=2', { route: 'path', base: '/account' }, '/account/security'],
] as const)(
  'at %s, which is the page’s own, %j writes no address before somebody goes somewhere',
  async (theirs, options, ours) => {
    const { container, person } = openHostPage()
    history.replaceState({ theirs: 2 }, '', theirs)
    const mounted = createMount('')(container, options)
    onTestFinished(() => mounted.unmount())
    await shows(container, 'Profile')
    expect(location.href).toBe(location.origin + theirs)
    expect(history.state).toMatchObject({ theirs: 2 })
    await person.click(inside(container).getByRole('link', { name: 'Security' }))
    await shows(container, 'Security')
    expect(location.href).toBe(location.origin + ours)
  },
)
