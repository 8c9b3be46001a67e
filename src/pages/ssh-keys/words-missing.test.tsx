import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { refusing } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { openSshKey } from '#src/test/ssh-keys.ts'

vi.mock(import('#src/lib/code.ts'), async (original) => ({
  ...(await original()),
  fetchCodeOnce: async () => null,
}))

const call = 'POST /api/client/account/ssh-keys/remove'
const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'

test('whoever left hears that a key may be there still, also where the code that tells why cannot be had', async () => {
  const { panel, account, navigation, person, hold, count, rewrite } =
    await openPage('/nowhere')
  rewrite(call, refusing(400, 'X', 'Not now.'))
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
  await navigation.go('/ssh-keys')
  const held = hold(call)
  await person.click(await openSshKey(person, 'laptop'))
  await waitFor(() => expect(count(call)).toBe(1))
  await navigation.go('/activity')
  await screen.findByRole('heading', { name: 'Activity', level: 1 })
  held.release()
  const spoken = await screen.findByText('“laptop” may still be there.')
  expect(spoken.closest('[role=status]')).toBeTruthy()
})
