import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const hour = 60 * 60 * 1000

/** The list of an account with two-factor on or off; `follow` goes where a step leads. */
async function openList(isOn: boolean) {
  const page = await openPage('/activity/not-me', {
    before({ panel, account }) {
      const now = panel.control.now()
      panel.control.addActivity(account.id, [
        { event: 'auth:success', timestamp: now - 2 * hour, ip: '192.0.2.1' },
      ])
      panel.control.createApiKey(account.id, {
        description: 'Stranger',
        createdAt: now - hour,
      })
      if (isOn)
        panel.control.setTwoFactor(account.id, {
          secret: 'JBSWY3DPEHPK3PXP',
          recoveryCodes: ['aB3dE5fG7h'],
        })
    },
  })
  const { person } = page
  return {
    ...page,
    follow: async (name: RegExp) => person.click(await screen.findByRole('link', { name })),
  }
}

async function backToList({ person }: Awaited<ReturnType<typeof openList>>) {
  await person.click(await screen.findByRole('link', { name: 'Back to the list' }))
  await screen.findByRole('heading', { name: 'This was not me' })
}

test('the step for the password opens its form, and the bar leads back', async () => {
  const page = await openList(false)
  await page.follow(/^Change password.*Change your password/)
  await screen.findByLabelText('New password')
  await backToList(page)
})

test('the step for two-factor opens its set-up, and the bar leads back', async () => {
  const page = await openList(false)
  await page.follow(/^Set up.*Turn on two-factor/)
  await screen.findByRole('button', { name: 'Show the QR code' })
  await backToList(page)
})

test('the step for recovery codes opens their form, and the bar leads back', async () => {
  const page = await openList(true)
  await page.follow(/^Replace.*recovery codes/)
  await screen.findByRole('button', { name: 'Make new codes' })
  await backToList(page)
})

test('the step for an API key asks for that key, by its name', async () => {
  const { follow } = await openList(false)
  await follow(/^Delete.*Stranger/)
  const dialog = within(await screen.findByRole('alertdialog'))
  expect(dialog.getByText('Stranger')).toBeTruthy()
  expect(dialog.getByRole('button', { name: 'Delete key' })).toBeTruthy()
})

test('the list promises of a sign-out what it ends, and says at its end whom to ask for the rest', async () => {
  const { person } = await openList(false)
  await screen.findByText(
    /ends “remember me” in every browser, but no session that is in use/,
  )
  for (const tick of screen.getAllByRole('checkbox')) await person.click(tick)
  await screen.findByText('Every step is done')
  expect(
    screen.getByText(
      /for as long as it is used, and then for 12 hours.*Whoever runs the panel/,
    ),
  ).toBeTruthy()
})

test('once what could not be read is there, focus goes from the button that is gone to the heading', async () => {
  const { navigation, person, rewrite } = await openPage('/nowhere')
  rewrite('GET /api/client/account/api-keys', () => new Response('', { status: 500 }), 9)
  await navigation.go('/activity/not-me')
  const again = await screen.findByRole('button', { name: 'Try again' })
  rewrite('GET /api/client/account/api-keys', (answer) => answer, 9)
  await person.click(again)
  await waitFor(() => expect(again.isConnected).toBe(false))
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })),
  )
})
