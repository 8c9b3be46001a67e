import '#src/test/dom.ts'
import { waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { defineElement } from './define-element.ts'
import { createMount } from './mount.tsx'
import { inside, openHostPage } from './testing/host-page.ts'

const mount = vi.fn(createMount('.perch { color: red }'))
defineElement(mount)

beforeEach(() => void mount.mockClear())

/** An element in a page, in place of its container. */
function begin(attributes: Record<string, string> = {}) {
  const { container, ...page } = openHostPage()
  const element = document.createElement('perch-account')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  container.append(element)
  const shows = (name: string) =>
    waitFor(() => inside(element).getByRole('heading', { level: 1, name }))
  return { ...page, container, element, shows }
}

/** Lets the task end in which something was taken out. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve))

test('it is registered once, however often the module is loaded', () => {
  const known = customElements.get('perch-account')
  expect(() => defineElement(mount)).not.toThrow()
  expect(customElements.get('perch-account')).toBe(known)
})

test('its attributes are the options', async () => {
  const { element, shows } = begin({
    'panel-name': 'Games',
    sections: 'security',
    theme: 'dark',
    replace: '',
  })
  await shows('Security')
  expect(mount.mock.calls[0]?.[1]).toMatchObject({
    panelName: 'Games',
    sections: 'security',
    theme: 'dark',
    replace: true,
  })
  expect(inside(element).getByText('Games')).toBeTruthy()
})

test('an attribute that changes or goes changes what is there, without a new one', async () => {
  const { element, shows } = begin({ 'panel-name': 'Games', theme: 'dark' })
  await shows('Profile')
  const root = element.shadowRoot?.querySelector('.perch')
  element.setAttribute('panel-name', 'Other games')
  element.removeAttribute('theme')
  await waitFor(() => inside(element).getByText('Other games'))
  expect(root).toMatchObject({ dataset: {} })
  expect(element.shadowRoot?.querySelector('.perch')).toBe(root)
  expect(mount).toHaveBeenCalledTimes(1)
})

test('moved on the page it keeps what is typed', async () => {
  const { container, element, person, shows } = begin()
  await shows('Profile')
  await person.click(inside(element).getByRole('link', { name: 'Security' }))
  await shows('Security')
  const root = element.shadowRoot?.querySelector('.perch')
  element.remove()
  const elsewhere = document.createElement('section')
  container.after(elsewhere)
  elsewhere.append(element)
  await nextTask()
  expect(element.shadowRoot?.querySelector('.perch')).toBe(root)
  await shows('Security')
  expect(mount).toHaveBeenCalledTimes(1)
})

test('a light one that is moved into a shadow tree keeps its looks and what is typed', async () => {
  const { container, element, shows } = begin({ root: 'light' })
  await shows('Profile')
  const { firstChild } = element
  const tree = container.attachShadow({ mode: 'open' })
  tree.append(element)
  await nextTask()
  expect(element.firstChild).toBe(firstChild)
  expect(tree.adoptedStyleSheets).toHaveLength(1)
  element.remove()
  await nextTask()
})

test('taken out it ends, and put in again it begins', async () => {
  const { container, element, shows } = begin()
  await shows('Profile')
  element.remove()
  await nextTask()
  expect(element.shadowRoot?.childNodes).toHaveLength(0)
  container.append(element)
  await shows('Profile')
  expect(mount).toHaveBeenCalledTimes(2)
  element.remove()
  await nextTask()
})
