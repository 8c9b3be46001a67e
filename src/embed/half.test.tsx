import '#src/test/dom.ts'
import { waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { createPerch } from '#src/app/create-perch.ts'

import { createMount } from './mount.tsx'
import { inside, openHostPage } from './testing/host-page.ts'

vi.mock(import('#src/app/create-perch.ts'), async (importOriginal) => {
  const { createPerch: create } = await importOriginal()
  return { createPerch: vi.fn(create) }
})

const making = vi.mocked(createPerch)
const mount = createMount('.perch { color: red }')

const shows = (container: Element, name: string) =>
  waitFor(() => inside(container).getByRole('heading', { level: 1, name }))

test('one that cannot be made leaves nothing on the page', () => {
  const { container } = openHostPage()
  const before = document.adoptedStyleSheets.length
  making.mockImplementationOnce(() => {
    throw new Error('no')
  })
  expect(() => mount(container, { root: 'light' })).toThrow('no')
  expect(container.childNodes).toHaveLength(0)
  expect(document.adoptedStyleSheets).toHaveLength(before)
})

test('where another cannot be made in place of one, the next that is said makes it', async () => {
  const { container } = openHostPage()
  const mounted = mount(container)
  await shows(container, 'Profile')
  making.mockImplementationOnce(() => {
    throw new Error('no')
  })
  expect(() => mounted.update({ root: 'light' })).toThrow('no')
  expect(container.shadowRoot?.childNodes).toHaveLength(0)
  expect(container.childNodes).toHaveLength(0)
  mounted.update({})
  await waitFor(() => expect(container.querySelector('h1')).not.toBeNull())
  mounted.unmount()
})

test('what fails at the end keeps nothing on the page', async () => {
  const { container } = openHostPage()
  const mounted = mount(container)
  await shows(container, 'Profile')
  const perch = making.mock.results.at(-1)
  if (perch?.type !== 'return') throw new Error('It was not made')
  const dispose = vi.spyOn(perch.value, 'dispose').mockImplementation(() => {
    throw new Error('no')
  })
  expect(() => mounted.unmount()).toThrow('no')
  expect(container.shadowRoot?.childNodes).toHaveLength(0)
  dispose.mockRestore()
  perch.value.dispose()
  expect(() => mounted.unmount()).not.toThrow()
})
