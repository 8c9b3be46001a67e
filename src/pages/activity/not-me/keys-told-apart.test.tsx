import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'

test('keys of one name are told apart by what is behind it, also those that are gone', async () => {
  const found: { made: string[]; print: string; gone: string } = {
    made: [],
    print: '',
    gone: 'ptlc_gone0000000',
  }
  const hour = 3_600_000
  const since = new Date(Date.now() - hour).toISOString()
  await openPage(`/activity/not-me?since=${since}`, {
    before({ panel: { control }, account: { id } }) {
      const make = () => control.createApiKey(id, { description: 'Bot' }).identifier
      found.made = [make(), make()]
      const { fingerprint } = control.createSshKey(id, { name: 'Bot', publicKey })
      found.print = fingerprint
      control.addActivity(id, [
        {
          event: 'user:api-key.delete',
          timestamp: control.now() + 60_000,
          ip: '192.0.2.1',
          properties: { identifier: found.gone },
        },
      ])
    },
  })
  for (const identifier of found.made)
    expect(await screen.findByRole('checkbox', { name: `Bot ${identifier}` })).toBeTruthy()
  const print = found.print.replace(/^SHA256:/, '')
  expect(screen.getByRole('checkbox', { name: `Bot SHA256:${print}` })).toBeTruthy()
  expect(screen.getByText(found.gone)).toBeTruthy()
})

test('a key that is gone may be called by what every object has', async () => {
  const since = new Date(Date.now() - 3_600_000).toISOString()
  await openPage(`/activity/not-me?since=${since}`, {
    before({ panel: { control }, account: { id } }) {
      const timestamp = control.now() + 60_000
      const row = { event: 'user:api-key.delete', timestamp, ip: '192.0.2.1' }
      control.addActivity(id, [{ ...row, properties: { identifier: 'constructor' } }])
    },
  })
  await screen.findByText('constructor')
})

test('streamer mode hides what tells keys apart, of those that are there and of those that are gone', async () => {
  const since = new Date(Date.now() - 3_600_000).toISOString()
  const keys: string[] = []
  const { person } = await openPage(`/activity/not-me?since=${since}`, {
    before({ panel: { control }, account: { id } }) {
      keys.push(control.createApiKey(id, { description: 'Bot' }).identifier, 'gone')
      const timestamp = control.now() + 60_000
      const row = { event: 'user:api-key.delete', timestamp, ip: '192.0.2.1' }
      control.addActivity(id, [{ ...row, properties: { identifier: 'gone' } }])
    },
  })
  await person.click(
    await screen.findByRole('checkbox', { name: 'Streamer mode', hidden: true }),
  )
  for (const key of keys)
    await waitFor(() =>
      expect(screen.getByText(key).closest('code')?.textContent).toMatch(
        /point at it or focus it/,
      ),
    )
})
