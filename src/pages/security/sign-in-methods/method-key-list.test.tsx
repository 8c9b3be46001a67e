import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import {
  apiKeysCall,
  counted,
  publicKey,
  settled,
  sshKeysCall,
  start,
  textOf,
} from './testing/start.tsx'

test('without keys one short line says so', async () => {
  start().show()
  await settled()
  expect(await textOf('SSH keys')).toBe('SSH keysNone')
  expect(await textOf('API keys')).toBe('API keysNone')
})

test('a list that fails says so alone, and can be read again from there', async () => {
  const { id, show, createSshKey, createApiKey, failNext } = start()
  createSshKey(id, { name: 'Laptop', publicKey: publicKey() })
  createApiKey(id)
  const disarm = failNext({ path: sshKeysCall, fault: '500-json', times: 9 })
  const person = show()
  await counted(/^1 API key /)
  const alert = await screen.findByRole('alert')
  expect(await textOf('SSH keys')).toBe('SSH keysThis list could not be read.')
  disarm()
  await person.click(within(alert).getByRole('button', { name: 'Try again' }))
  await counted(/^1 SSH key /)
  expect(screen.queryByRole('alert')).toBeNull()
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe('SSH keys: the list is here now.'),
  )
  expect(document.activeElement).toBe(
    screen.getByRole('heading', { name: 'What two-factor does not protect' }),
  )
})

test('lists that are closed until two-factor is set up are no failure', async () => {
  start({ twoFactorRequired: 2 }).show()
  await settled()
  const closed = 'The panel shows them only when two-factor sign-in is set up.'
  expect(await textOf('SSH keys')).toBe(`SSH keys${closed}`)
  expect(await textOf('API keys')).toBe(`API keys${closed}`)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('what this panel does not have is left out', async () => {
  start({ missing: ['ssh-keys', 'api-keys'] }).show()
  await settled()
  expect(screen.getByText('SFTP with your password')).toBeTruthy()
  await waitFor(() => expect(screen.queryAllByRole('term')).toEqual([]))
  expect(screen.queryAllByRole('link')).toEqual([])
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a row that cannot be read is counted, and an empty list is not claimed', async () => {
  const good = { object: 'api_key', attributes: { identifier: 'ptlc_one' } }
  const odd = { object: 'api_key', attributes: {} }
  const list = (...data: unknown[]) => Response.json({ object: 'list', data })
  const { rewrite, show } = start()
  rewrite(`GET ${apiKeysCall}`, () => list(good, odd, odd), Infinity)
  rewrite(`GET ${sshKeysCall}`, () => list(odd), Infinity)
  show()
  await counted(/^1 API key /)
  expect(await textOf('API keys')).toBe('API keys2 keys could not be read.')
  expect(await textOf('SSH keys')).toBe('SSH keys1 key could not be read.')
  expect(screen.queryByText(/^None/)).toBeNull()
})
