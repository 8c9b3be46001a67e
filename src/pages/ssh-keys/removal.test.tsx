import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { keyQueries } from '#src/account/key-queries.ts'
import { openPage } from '#src/test/render.tsx'

const list = 'GET /api/client/account/ssh-keys'
const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'
const busy = () => new Response('', { status: 503 })

/** The page with one SSH key, `laptop`. */
async function openKeys() {
  const page = await openPage('/nowhere')
  const { panel, account, router, queries, complaints, person } = page
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
  await router.navigate('/ssh-keys')
  const remove = await screen.findByRole('button', { name: 'Remove laptop' })
  // The document of these tests does not know the element of the search.
  onTestFinished(() => {
    const others = complaints.mock.calls.filter((call: unknown[]) => call[1] !== 'search')
    expect(others).toEqual([])
    complaints.mockClear()
  })
  return {
    ...page,
    remove: () => person.click(remove),
    readAgain: () => queries.refetchQueries({ queryKey: keyQueries.sshKeys().queryKey }),
  }
}

/** Moves the clock of the page on, without anything running meanwhile. */
function passUnseen(milliseconds: number): void {
  const now = Date.now.bind(Date)
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + milliseconds)
  onTestFinished(() => clock.mockRestore())
}

test('a removal that a late list tells can be undone from then on for as long as others', async () => {
  const { rewrite, remove, readAgain } = await openKeys()
  for (let tries = 0; tries < 3; tries++) rewrite(list, busy)
  await remove()
  await screen.findByText(/The panel said that it removed/, {}, { timeout: 9000 })
  passUnseen(60_000)
  await readAgain()
  expect(await screen.findByText(/You can undo this for [1-9]\d* seconds?/)).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})
