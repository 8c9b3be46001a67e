import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { keyQueries } from '#src/keys/key-queries.ts'
import { type Rewriting, refusing, type startPanel } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

const sshKeys = 'GET /api/client/account/ssh-keys'

const failing = () => new Response('', { status: 500 })
const oddList = () => Response.json({ object: 'list', data: [{ object: 'other' }] })
const absent = refusing(404, 'NotFoundHttpException', 'The route could not be found.')

/** The list where the SSH keys are answered with `answer`, its form, and a way to read them once more. */
async function openList(
  answer: Rewriting,
  before?: (started: ReturnType<typeof startPanel>) => void,
) {
  const page = await openPage('/nowhere', before && { before })
  const { navigation, person, rewrite, hold, queries, count } = page
  rewrite(sshKeys, answer, 99)
  await navigation.go('/activity/not-me')
  const form = within(await screen.findByRole('form', { name: 'Change password' }))
  return {
    ...page,
    form,
    typed: async (current: string, next: string) => {
      await person.type(form.getByLabelText('Current password'), current)
      await person.type(form.getByLabelText('New password'), next)
    },
    /** Resolves once the request is on its way; `release` has it answered, and resolves after that. */
    async again() {
      const { release } = hold(sshKeys)
      const before = count(sshKeys)
      const over = queries.refetchQueries({ queryKey: keyQueries.sshKeys().queryKey })
      await waitFor(() => expect(count(sshKeys)).toBe(before + 1))
      return async () => {
        release()
        await over
      }
    },
  }
}

test('that the password is changed stays said where a panel has no SSH keys', async () => {
  const { form, typed, person, count } = await openList(absent)
  await typed('correct horse', 'battery staple 9')
  const before = count(sshKeys)
  await person.click(form.getByRole('button', { name: 'Change password' }))
  const said = await screen.findByText(/^Password changed/)
  await waitFor(() => expect(count(sshKeys)).toBeGreaterThan(before))
  await act(async () => {})
  expect(said.isConnected).toBe(true)
})

test.each([
  ['cannot be read', failing],
  ['the panel does not have', absent],
])('what is typed stays while a list that %s is read once more', async (_, answer) => {
  const { typed, again } = await openList(answer)
  await typed('correct horse', 'battery')
  const expectAsBefore = () =>
    expect(screen.getByLabelText('New password')).toHaveProperty('value', 'battery')
  const alerts = screen.queryAllByRole('alert')
  const release = await again()
  expectAsBefore()
  expect(screen.queryAllByRole('alert')).toEqual(alerts)
  await act(release)
  expectAsBefore()
  expect(screen.queryAllByRole('alert')).toEqual(alerts)
})

test.each([
  ['could not be read', false, failing],
  ['has something that is not understood', false, oddList],
  ['the panel does not have', true, absent],
])(
  'after a key is deleted, that none is left is known where a list %s: %s',
  async (_, isKnown, answer) => {
    await openList(answer, ({ panel: { control }, account: { id } }) =>
      control.addActivity(id, [
        {
          event: 'user:ssh-key.delete',
          timestamp: control.now() + 60_000,
          ip: '192.0.2.1',
          properties: { fingerprint: 'abc' },
        },
      ]),
    )
    const done = screen.getByRole('checkbox', { name: /Delete keys that are not yours$/ })
    expect(done).toHaveProperty('checked', isKnown)
    expect(done).toHaveProperty('disabled', isKnown)
  },
)
