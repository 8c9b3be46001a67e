import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { idleObserver } from '#src/test/browser-parts.ts'
import { openPage } from '#src/test/render.tsx'
import { openSshKey } from '#src/test/ssh-keys.ts'

beforeEach(() => {
  idleObserver('IntersectionObserver')
  return () => void vi.unstubAllGlobals()
})

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFYm0nG2gTG0jWu5OKtcyXo0yYyWq2yQG2J7xqwq0C3D'

/** The page with an SSH key and an API key, of which nothing was read yet. */
async function started() {
  const page = await openPage('/nowhere')
  const { control } = page.panel
  const { fingerprint } = control.createSshKey(page.account.id, {
    name: 'Phone',
    publicKey,
  })
  const { identifier } = control.createApiKey(page.account.id, { description: 'Bot' })
  return { ...page, fingerprint, identifier }
}

/** What opens the row that begins with such words, once these are all that it says. */
async function row(words: string): Promise<HTMLElement> {
  const said = (_: string, element: Element | null) =>
    element?.tagName === 'SPAN' && element.textContent === words
  return screen.findByText(said)
}

test('a key that was removed in this visit is called by its name still', async () => {
  const { navigation, person, fingerprint } = await started()
  await navigation.go('/ssh-keys')
  await person.click(await openSshKey(person, 'Phone'))
  await screen.findByRole('button', { name: 'Undo' })
  await navigation.go('/activity')
  await person.click(await row('SSH key Phone removed'))
  const table = await screen.findByRole('table')
  expect(table.textContent).toContain(`Phone (${fingerprint})`)
})

test('so is an API key', async () => {
  const { navigation, person } = await started()
  await navigation.go('/api-keys')
  await person.click(await screen.findByRole('checkbox', { name: 'Select Bot' }))
  await person.click(screen.getByRole('button', { name: 'Delete…' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  await person.click(dialog.getByRole('button', { name: /^Delete/ }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  await navigation.go('/activity')
  await row('API key Bot deleted')
})

test('of a key that nobody here knows, the row has the beginning of the fingerprint', async () => {
  const { panel, account, navigation, person } = await openPage('/nowhere')
  const fingerprint = '1SMy7L4/LGDzGZT335ljxEttzC8pRj6adAwCfD4ODIk'
  panel.control.addActivity(account.id, [
    {
      event: 'user:ssh-key.delete',
      timestamp: panel.control.now(),
      ip: '192.0.2.1',
      properties: { fingerprint },
    },
  ])
  await navigation.go('/activity')
  await person.click(await row('SSH key SHA256:1SMy7L4/LGDz… removed'))
  expect((await screen.findByRole('table')).textContent).toContain(fingerprint)
})
