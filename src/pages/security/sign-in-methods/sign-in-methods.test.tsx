import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { counted, publicKey, settled, start } from './testing/start.tsx'

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
