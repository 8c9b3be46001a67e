import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { letTimePass } from '#src/test/passing-time.ts'
import { openPage } from '#src/test/render.tsx'

const list = 'GET /api/client/account/api-keys'
const main = () => document.querySelector('main')?.textContent

/** The deletion of a key, `Bot`, was on its way when the page was loaded again. */
async function reloadWhileDeleting() {
  const { unmount, perch, ...on } = await openPage('/nowhere')
  const { panel, account, navigation, person } = on
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Bot' })
  const call = `DELETE /api/client/account/api-keys/${identifier}`
  const deletion = on.late(call)
  await navigation.go('/api-keys')
  await person.click(await screen.findByRole('button', { name: 'Bot' }))
  await person.click(await screen.findByRole('button', { name: 'Delete… Bot' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  await person.click(dialog.getByRole('button', { name: 'Delete key' }))
  await waitFor(() => expect(on.count(call)).toBe(1))
  const pass = letTimePass(true)
  unmount()
  perch.dispose()
  return { ...(await openPage('/api-keys', { on })), deletion, call, pass }
}

test('a key whose deletion was on its way when the page was loaded again goes from the list, and both is said', async () => {
  const { deletion, pass, count } = await reloadWhileDeleting()
  await screen.findByText('Nobody has heard what became of a deletion')
  expect(main()).toContain('You asked here to delete Bot. It may still happen.')
  expect(screen.getByRole('button', { name: 'Bot' })).toBeTruthy()
  expect(await deletion.act()).toBe(204)
  await pass(4_000)
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Bot' })).toBeNull())
  // Shown and spoken.
  await waitFor(() => expect(screen.getAllByText('“Bot” is deleted.')).toHaveLength(2))
  expect(main()).not.toContain('Nobody has heard')
  const read = count(list)
  await pass(60_000)
  expect(count(list)).toBe(read)
})

test('a key that stays is said to be there still, once its deletion is unlikely', async () => {
  const { pass, count } = await reloadWhileDeleting()
  await screen.findByText('Nobody has heard what became of a deletion')
  await pass(64_000)
  expect(
    screen.getAllByText(/the list still had “Bot”\. You can delete it again/),
  ).toHaveLength(2)
  expect(main()).not.toContain('Nobody has heard')
  const read = count(list)
  await pass(60_000)
  expect(count(list)).toBe(read)
})

test('a second press that is refused ends nothing of what may come of the first', async () => {
  const { person, panel, call } = await reloadWhileDeleting()
  await screen.findByText('Nobody has heard what became of a deletion')
  panel.control.failNext({
    method: 'DELETE',
    path: call.slice('DELETE '.length),
    fault: '429-seconds',
  })
  await person.click(screen.getByRole('button', { name: 'Bot' }))
  await person.click(await screen.findByRole('button', { name: 'Delete… Bot' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  await person.click(dialog.getByRole('button', { name: 'Delete key' }))
  await dialog.findByText('not deleted')
  await waitFor(() =>
    expect(main()).toContain('You asked here to delete Bot. It may still happen.'),
  )
})

test('a key that is deleted again is told of by that alone', async () => {
  const { person, call, count } = await reloadWhileDeleting()
  await screen.findByText('Nobody has heard what became of a deletion')
  await person.click(screen.getByRole('button', { name: 'Bot' }))
  await person.click(await screen.findByRole('button', { name: 'Delete… Bot' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  await person.click(dialog.getByRole('button', { name: 'Delete key' }))
  await waitFor(() => expect(count(call)).toBe(2))
  await waitFor(() => expect(main()).toContain('1 key deleted.'))
  expect(main()).not.toMatch(/Nobody has heard|“Bot” is deleted/)
})
