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
  await screen.findByRole('heading', { name: 'Secure your account' })
}

test('the form for the password stands in the list, and leaves focus at the heading', async () => {
  await openList(false)
  const form = await screen.findByRole('form', { name: 'Change password' })
  expect(within(form).getByLabelText('New password')).toBeTruthy()
  expect(document.activeElement?.tagName).not.toBe('INPUT')
})

test('whoever closes the form has focus at the button that opens it, and then in the form', async () => {
  const { person } = await openList(false)
  const form = await screen.findByRole('form', { name: 'Change password' })
  await person.click(within(form).getByRole('button', { name: 'Cancel' }))
  const opener = await screen.findByRole('button', { name: 'Change password' })
  await waitFor(() => expect(document.activeElement).toBe(opener))
  await person.click(opener)
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByLabelText('Current password')),
  )
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

test('the bar numbers the step that somebody went to, and none of those that they ticked or came back from', async () => {
  const page = await openList(false)
  const bar = () => screen.findByText(/^Securing your account/)
  const leave = () => page.navigation.go('/ssh-keys')
  await page.person.click(await screen.findByRole('checkbox', { name: /Turn on two/ }))
  await leave()
  expect((await bar()).textContent).toBe('Securing your account')
  await backToList(page)
  await page.follow(/^Set up.*Turn on two-factor/)
  expect((await bar()).textContent).toMatch(/, step 3 of 4$/)
  await backToList(page)
  await screen.findByRole('list', { name: 'Steps' })
  await leave()
  expect((await bar()).textContent).toBe('Securing your account')
})

test('a key is ticked and deleted in the list, and told as deleted by its name', async () => {
  const { person, panel, account } = await openList(false)
  await person.click(await screen.findByRole('checkbox', { name: /^Stranger/ }))
  await person.click(await screen.findByRole('button', { name: 'Delete 1 key' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  expect(dialog.getByText('Stranger')).toBeTruthy()
  await person.click(dialog.getByRole('button', { name: 'Delete key' }))
  await waitFor(() =>
    expect(screen.queryByRole('checkbox', { name: /^Stranger/ })).toBeNull(),
  )
  const gone = await within(screen.getByRole('list', { name: 'Steps' })).findByText(
    /^Deleted/,
  )
  expect(gone.parentElement?.textContent).toContain('Stranger')
  expect(panel.control.keysOf(account.id).apiKeys).toEqual([])
})

test('the list promises of a sign-out what it ends, and says at its end whom to ask for the rest', async () => {
  const { person } = await openList(false)
  await screen.findByText(
    /ends “remember me” in every browser, but no session that is in use/,
  )
  for (const tick of screen.getAllByRole('checkbox', { name: /^Done/ }))
    await person.click(tick)
  await screen.findByText('Every step is done')
  expect(
    screen.getByText(
      /for as long as it is used, and then for 12 hours.*Whoever runs the panel/,
    ),
  ).toBeTruthy()
})

test('once what could not be read is there, focus goes from the button that is gone to the heading', async () => {
  const { navigation, person, rewrite } = await openPage('/nowhere')
  let isAway = true
  rewrite(
    'GET /api/client/account/api-keys',
    (answer) => (isAway ? new Response('', { status: 500 }) : answer),
    99,
  )
  await navigation.go('/activity/not-me')
  const again = await screen.findByRole('button', { name: 'Try again' })
  isAway = false
  await person.click(again)
  await waitFor(() => expect(again.isConnected).toBe(false))
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })),
  )
})
