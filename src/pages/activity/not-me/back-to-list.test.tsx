import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

type Page = Awaited<ReturnType<typeof openPage>>

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'

/** A moment after the list was opened, by the panel's clock. */
const meanwhile = ({ panel }: Page) => panel.control.now() + 2_000

test.each<[string, (page: Page) => unknown]>([
  [
    'an API key',
    (page) =>
      page.panel.control.createApiKey(page.account.id, {
        description: 'Backdoor',
        createdAt: meanwhile(page),
      }),
  ],
  [
    'an SSH key',
    (page) =>
      page.panel.control.createSshKey(page.account.id, {
        name: 'Backdoor',
        publicKey,
        createdAt: meanwhile(page),
      }),
  ],
])(
  'who comes back from the step for the password is told of %s that was made meanwhile',
  async (_, make) => {
    const page = await openPage('/activity/not-me')
    const { navigation } = page
    await screen.findByText(/whoever is signed in already may stay in/)
    expect(screen.queryByRole('alert')).toBeNull()
    const list = navigation.place()
    await navigation.go('/profile#password')
    await screen.findByLabelText('New password')
    make(page)
    await navigation.go(list.pathname + list.search)
    const alert = within(await screen.findByRole('alert'))
    expect(alert.getByText(/A key was made meanwhile/)).toBeTruthy()
    expect(alert.getByText(/Backdoor/)).toBeTruthy()
  },
)
