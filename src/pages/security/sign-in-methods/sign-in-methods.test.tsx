import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { keepReplaced } from '#src/keys/replaced.ts'

import { counted, publicKey, settled, start } from './testing/start.tsx'

const day = 24 * 60 * 60 * 1000

test('each way is one line: a fact, or a count that leads to its page', async () => {
  const { id, show, createSshKey, createApiKey } = start()
  createSshKey(id, { name: 'Laptop', publicKey: publicKey() })
  createSshKey(id, { name: 'Phone', publicKey: publicKey() })
  createApiKey(id, {
    description: 'Bot',
    allowedIps: ['192.0.2.1'],
    lastUsedAt: Date.now(),
  })
  show()
  await settled()
  expect(screen.getByText('SFTP with your password').closest('a')).toBeNull()
  const ssh = await counted(/^2 SSH keys Open your files over SFTP without a password\.$/)
  expect(ssh.getAttribute('href')).toBe('/ssh-keys')
  // In order, so that nothing of it is to be looked at.
  const api = await counted(/^1 API key Acts as you, from any program\.$/)
  expect(api.getAttribute('href')).toBe('/api-keys')
})

test('API keys that are worth a look are counted as their page marks them, each once', async () => {
  const { id, host, show, createApiKey } = start()
  const bound = ['192.0.2.1']
  // Whoever has just made one is about to use it.
  createApiKey(id, { description: 'New' })
  createApiKey(id, { description: 'Never used', createdAt: Date.now() - 8 * day })
  createApiKey(id, { allowedIps: bound, lastUsedAt: Date.now() - 91 * day })
  const used = () =>
    createApiKey(id, { allowedIps: bound, lastUsedAt: Date.now() }).identifier
  // Which of them took the place of which this browser remembers.
  keepReplaced(host, used(), used())
  show()
  await counted(/^5 API keys Act as you, from any program\. 3 to look at$/)
})
