import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { resetForAnotherAccount } from '#src/app/another-account.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { una } from '#src/test/account.ts'
import { openPage } from '#src/test/render.tsx'

const day = 24 * 60 * 60 * 1000

/** The form for another key, where the account has as many as the panel takes; the first of them is the oldest. */
async function openFull() {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, person } = page
  const keys = Array.from({ length: 25 }, (_, at) =>
    panel.control.createApiKey(account.id, {
      description: `Key ${at}`,
      createdAt: panel.control.now() - (60 - at) * day,
    }),
  )
  await navigation.go('/api-keys/create')
  await person.type(await screen.findByLabelText('Description'), 'One more')
  const create = () =>
    person.click(screen.getByRole('button', { name: /^(Create key|Creating…)$/ }))
  return { ...page, keys, create }
}

const choice = () =>
  screen.findByRole<HTMLSelectElement>('combobox', { name: 'Key to delete' })

test('where no key was used, the oldest is the one that was unused for longest', async () => {
  const { create, keys } = await openFull()
  await create()
  expect((await choice()).value).toBe(keys[0]?.identifier)
  expect(screen.getByText(/unused for longest is chosen/)).toBeTruthy()
  // Why it is that one, beside it.
  const { id } = screen.getByText(/^Never used; created/)
  expect((await choice()).getAttribute('aria-describedby')).toBe(id)
})

test('which key was unused for longest is not claimed where one cannot be read', async () => {
  const { create, queries } = await openFull()
  await create()
  await choice()
  const { queryKey } = keyQueries.apiKeys()
  queries.setQueryData(
    queryKey,
    (list) => list && { items: list.items.slice(1), odd: list.odd + 1 },
  )
  await waitFor(() => expect(screen.queryByText(/unused for longest is chosen/)).toBeNull())
  expect(await choice()).toBeTruthy()
})

test('the limit is said once, and has focus at each press', async () => {
  const { create, person } = await openFull()
  for (let press = 0; press < 2; press++) {
    await person.click(screen.getByLabelText('Description'))
    await create()
    await waitFor(() => expect(document.activeElement?.role).toBe('alert'))
    const [alert, ...more] = screen.getAllByRole('alert')
    expect(alert?.textContent).toContain('You have 25 API keys')
    expect(more).toEqual([])
  }
})

test('at the next visit the limit is known before anything is sent', async () => {
  const { create, unmount } = await openFull()
  await create()
  await choice()
  unmount()
  await openFull()
  expect(await screen.findByText(/You have 25 API keys/)).toBeTruthy()
})

test('a limit is not learnt from the list of another account', async () => {
  const { create, queries, hold, statuses } = await openFull()
  const call = 'POST /api/client/account/api-keys'
  const held = hold(call)
  await create()
  await waitFor(() => expect(statuses(call)).toEqual([400]))
  await act(async () => {
    resetForAnotherAccount(queries, { ...una, username: 'otto', uuid: 'otto' })
    queries.setQueryData(keyQueries.apiKeys().queryKey, { items: [], odd: 2 })
    held.release()
    await vi.waitFor(() => expect(queries.isMutating()).toBe(0))
  })
  expect(JSON.stringify({ ...localStorage })).not.toMatch(/api-key-limit/)
})
