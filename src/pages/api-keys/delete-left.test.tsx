import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const arrival = vi.hoisted(() => Promise.withResolvers<void>())

vi.mock('#src/pages/security/page.tsx', async (original) => {
  await arrival.promise
  return original()
})

/** Three keys that are being deleted, with the first answer on its way, and somebody who has said to leave for Security. */
async function leaveDeletion() {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, person, hold, sent } = page
  // Of one moment, so that the list has them in the order in which they were made.
  const createdAt = panel.control.now()
  for (const description of ['One', 'Two', 'Three'])
    panel.control.createApiKey(account.id, { description, createdAt })
  await navigation.go('/api-keys')
  await screen.findByRole('table', { name: 'API keys' })
  for (const box of within(screen.getByRole('table')).getAllByRole('checkbox').slice(1))
    await person.click(box)
  await person.click(screen.getByRole('button', { name: 'Delete…' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  const deletions = () => sent.filter(({ call }) => call.startsWith('DELETE '))
  const [first] = panel.control.keysOf(account.id).apiKeys
  const held = hold(`DELETE /api/client/account/api-keys/${first?.identifier}`)
  await person.click(dialog.getByRole('button', { name: 'Delete 3 keys' }))
  await waitFor(() => expect(deletions()).toHaveLength(1))
  void navigation.go('/security')
  const leave = await screen.findByRole('dialog', { name: /Leave before/ })
  expect(leave.textContent).toContain('Those after it stay.')
  await person.click(within(leave).getByRole('button', { name: 'Leave' }))
  return {
    ...page,
    held,
    deletions,
    keys: () => panel.control.keysOf(account.id).apiKeys,
  }
}

const arrived = () => screen.findByRole('heading', { name: 'Security', level: 1 })

test('what has not had its turn stays from the press on, also while the next page is on its way', async () => {
  const { held, count, deletions, keys, queries } = await leaveDeletion()
  const reads = count('GET /api/client/account/api-keys')
  held.release()
  await waitFor(() =>
    expect(count('GET /api/client/account/api-keys')).toBeGreaterThan(reads),
  )
  await waitFor(() => expect(queries.isMutating()).toBe(0))
  expect(deletions()).toHaveLength(1)
  expect(keys()).toHaveLength(2)
  arrival.resolve()
  await arrived()
  expect(keys()).toHaveLength(2)
})

test('a deletion that was left keeps nobody from deleting what has not had its turn', async () => {
  const { held, person, navigation, deletions, keys, queries } = await leaveDeletion()
  arrival.resolve()
  await arrived()
  await navigation.go('/api-keys')
  await person.click(await screen.findByRole('button', { name: 'Two' }))
  await person.click(await screen.findByRole('button', { name: 'Delete… Two' }))
  await person.click(await screen.findByRole('button', { name: 'Delete key' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(deletions()).toHaveLength(2)
  expect(keys().map(({ description }) => description)).toEqual(['Three'])
  held.release()
  await waitFor(() => expect(queries.isMutating()).toBe(0))
  expect(keys()).toHaveLength(1)
})
