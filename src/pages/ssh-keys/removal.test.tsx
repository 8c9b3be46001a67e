import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { keyQueries } from '#src/keys/key-queries.ts'
import { refusing } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { openSshKey } from '#src/test/ssh-keys.ts'

const list = 'GET /api/client/account/ssh-keys'
const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'
const busy = () => new Response('', { status: 503 })

/** The page with one SSH key, `laptop`. */
async function openKeys() {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, queries, person, rewrite } = page
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
  await navigation.go('/ssh-keys')
  const remove = await openSshKey(person, 'laptop')
  return {
    ...page,
    /** Lets no list be read until the function that it returns is called: how many reads there are is the page's matter. */
    breakList: () => {
      let isBroken = true
      rewrite(list, (response) => (isBroken ? busy() : response), Infinity)
      return () => {
        isBroken = false
      }
    },
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
  const { breakList, remove, readAgain } = await openKeys()
  const mendList = breakList()
  await remove()
  await screen.findByText(/The panel said that it removed/, {}, { timeout: 9000 })
  mendList()
  passUnseen(60_000)
  await readAgain()
  expect(await screen.findByText(/You can undo this for [1-9]\d* seconds?/)).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})

const add = 'POST /api/client/account/ssh-keys'
const undo = () => screen.getByRole('button', { name: 'Undo' })

test('undone in vain, focus stays on Undo, and is not called back from elsewhere', async () => {
  const { panel, hold, remove, person } = await openKeys()
  const refuse = () =>
    panel.control.failNext({
      method: 'POST',
      path: '/api/client/account/ssh-keys',
      fault: '503-retry-after',
    })
  await remove()
  await screen.findByRole('button', { name: 'Undo' })
  refuse()
  await person.click(undo())
  await screen.findByText(/could not be put back yet/)
  expect(document.activeElement).toBe(undo())
  // Another try, still under way.
  const held = hold(add)
  refuse()
  await person.click(undo())
  await waitFor(() => expect(undo().getAttribute('aria-disabled')).toBe('true'))
  expect(document.activeElement).toBe(undo())
  const other = screen.getByRole('link', { name: 'Add SSH key' })
  other.focus()
  held.release()
  await screen.findByText(/could not be put back yet/)
  expect(document.activeElement).toBe(other)
})

test('a list that was read while a key was put back tells nothing of a lost answer', async () => {
  const { rewrite, breakList, hold, breakBody, remove, readAgain, person } =
    await openKeys()
  await remove()
  await screen.findByRole('button', { name: 'Undo' })
  const held = hold(add)
  breakBody(add)
  await person.click(undo())
  rewrite(list, () => Response.json({ object: 'list', data: [] }))
  await readAgain()
  breakList()
  held.release()
  await screen.findByText('laptop may or may not be back', {}, { timeout: 15_000 })
}, 20_000)

test('what was spoken of a removal does not outlive it: a key that is back is not said to be removed', async () => {
  const { breakList, breakBody, remove, readAgain, person } = await openKeys()
  await remove()
  await screen.findByText(/laptop is removed\. You can undo this while .* for 30 seconds/)
  breakBody(add)
  const mendList = breakList()
  await person.click(undo())
  await screen.findByText('laptop may or may not be back', {}, { timeout: 15_000 })
  mendList()
  await readAgain()
  await screen.findByText('laptop is back.')
  expect(screen.queryByText(/is removed/)).toBeNull()
}, 20_000)

const removal = { method: 'POST', path: '/api/client/account/ssh-keys/remove' }
const removeCall = `${removal.method} ${removal.path}`

test('a key that was removed though the panel asked to wait is gone', async () => {
  const { panel, account, remove } = await openKeys()
  panel.control.failNext({ ...removal, fault: '429-seconds', run: true })
  await remove()
  await screen.findByRole('button', { name: 'Undo' })
  expect(panel.control.keysOf(account.id).sshKeys).toEqual([])
  expect(screen.queryByRole('alert')).toBeNull()
})

test('of a key that the panel asked to wait for, and lists still, it is said that nothing was changed', async () => {
  const { panel, account, remove } = await openKeys()
  panel.control.failNext({ ...removal, fault: '429-seconds', run: false })
  await remove()
  const asked = await screen.findByText('The panel asks you to wait')
  const { textContent } = asked.closest('[role=alert]') as HTMLElement
  expect(textContent).toContain('Nothing was changed.')
  expect(screen.getByRole('main').textContent).toContain('Removing laptop:')
  expect(panel.control.keysOf(account.id).sshKeys).toHaveLength(1)
})

test('of a key that the panel asked to wait for, nothing is claimed where its list cannot be read', async () => {
  const { panel, rewrite, remove } = await openKeys()
  panel.control.failNext({ ...removal, fault: '429-seconds', run: true })
  rewrite(list, () => new Response('', { status: 403 }), 9)
  await remove()
  const asked = await screen.findByText('The panel asks you to wait')
  const { textContent } = asked.closest('[role=alert]') as HTMLElement
  expect(textContent).toContain('It asked you to wait 7 seconds.')
  expect(textContent).toContain('may or may not have worked')
  expect(textContent).not.toContain('Nothing was changed')
})

test('a key that is gone is removed, whatever the panel answered', async () => {
  const { panel, account, rewrite, remove } = await openKeys()
  rewrite(removeCall, refusing(404, 'NotFoundHttpException', ''))
  await remove()
  await screen.findByRole('button', { name: 'Undo' })
  expect(panel.control.keysOf(account.id).sshKeys).toEqual([])
  expect(screen.queryByRole('alert')).toBeNull()
})

test('where the panel found nothing to remove, and its list cannot be read, nothing is claimed', async () => {
  const { rewrite, remove } = await openKeys()
  rewrite(removeCall, refusing(404, 'NotFoundHttpException', ''))
  rewrite(list, () => new Response('', { status: 403 }), 9)
  await remove()
  const found = await screen.findByText(/The panel found nothing to remove/)
  const { textContent } = found.closest('[role=alert]') as HTMLElement
  expect(textContent).toContain('The key may still be there')
  expect(textContent).not.toContain('not offer')
})
