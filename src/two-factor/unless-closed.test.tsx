import '#src/test/dom.ts'
import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

const settings = { twoFactorRequired: 2 } as const
const refusal = 'The panel refuses this until two-factor sign-in is on.'
const banner = 'This panel requires two-factor sign-in'

const forms = [
  ['/api-keys/create', 'Description', 'API keys', calls.activity],
  ['/ssh-keys/add', 'Public key', 'SSH keys', 'GET /api/client/account/ssh-keys'],
] as const

test.each(forms)(
  'a link to %s says that the panel is closed in place of the form',
  async (path, field, list) => {
    const { person } = await openPage(path, { settings })
    await screen.findByText(refusal)
    expect(screen.queryByLabelText(field)).toBeNull()
    const links = screen.getAllByRole('link', { name: 'Set up two-factor' })
    for (const link of links)
      expect(link.getAttribute('href')).toContain(`?to=${encodeURIComponent(path)}`)
    await person.click(screen.getByRole('button', { name: 'Cancel' }))
    await screen.findByRole('heading', { name: list, level: 1 })
  },
)

/** Opens a form before anybody knows; what comes back has the page learn that the panel is closed. */
async function openBefore(path: string) {
  const page = await openPage(path)
  const { panel, queries } = page
  return {
    ...page,
    close: async () => {
      panel.control.set(settings)
      await act(() => queries.refetchQueries({ queryKey: ['two-factor-probe'] }))
      await screen.findByText(banner)
    },
  }
}

test.each(forms)('what was typed on %s before it was known stays', async (path, field) => {
  const { person, close } = await openBefore(path)
  await person.type(await screen.findByLabelText(field), 'so far')
  await close()
  expect(screen.getByLabelText<HTMLInputElement>(field).value).toBe('so far')
  expect(screen.queryByText(refusal)).toBeNull()
})

test('a form in which nothing was typed makes room for what is wrong, and focus goes there', async () => {
  const { person, close } = await openBefore('/ssh-keys/add')
  await person.click(await screen.findByLabelText('Public key'))
  await close()
  const words = await screen.findByText(refusal)
  expect(screen.queryByLabelText('Public key')).toBeNull()
  expect(document.activeElement?.contains(words)).toBe(true)
})

test('where it was known before, and is over, the form comes by itself', async () => {
  const { panel, account, navigation } = await openPage('/api-keys/create', { settings })
  await screen.findByText(refusal)
  panel.control.setTwoFactor(account.id, {
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    recoveryCodes: ['aB3dE5fG7h'],
  })
  await navigation.go('/ssh-keys')
  await screen.findByText('No SSH keys yet')
  await navigation.go('/api-keys/create')
  expect(await screen.findByLabelText('Description')).toBeTruthy()
  expect(screen.queryByText(refusal)).toBeNull()
})
