import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { openPage } from '#src/test/render.tsx'
import { openSshKey } from '#src/test/ssh-keys.ts'

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'
const remove = 'POST /api/client/account/ssh-keys/remove'
const list = 'GET /api/client/account/ssh-keys'

/** The list with one key, `laptop`, and the button that removes it. */
async function open() {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, person } = page
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
  await navigation.go('/ssh-keys')
  const button = await openSshKey(person, 'laptop')
  return { ...page, press: () => person.click(button) }
}

/** The page is loaded again. */
async function reload(
  { unmount, perch, ...on }: Awaited<ReturnType<typeof open>>,
  listed: string,
) {
  unmount()
  perch.dispose()
  await openPage('/ssh-keys', { on })
  await screen.findByRole('button', { name: listed })
}

test('a key whose removal was on its way when the page was loaded again goes from the list', async () => {
  const page = await open()
  const removal = page.late(remove)
  await page.press()
  await waitFor(() => expect(page.count(remove)).toBe(1))
  // What is read at intervals as well.
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    shouldAdvanceTime: true,
  })
  onTestFinished(() => void vi.useRealTimers())
  const pass = (milliseconds: number) =>
    act(() => vi.advanceTimersByTimeAsync(milliseconds))
  await reload(page, 'laptop')
  expect(await removal.act()).toBe(204)
  await pass(10_000)
  await waitFor(() => expect(screen.queryByRole('button', { name: 'laptop' })).toBeNull())
  const read = page.count(list)
  await pass(120_000)
  expect(page.count(list) - read).toBeLessThan(6)
})
