import * as z from 'zod/mini'

import { accountEndpoint, changeEmail, changePassword } from '../account.ts'
import { listActivity } from '../activity-list.ts'
import { apiKeysEndpoint, createApiKey, deleteApiKey } from '../api-keys.ts'
import type { Client } from '../client-types.ts'
import type { Endpoint } from '../endpoint.ts'
import { requestPasswordReset } from '../password-reset.ts'
import { listServers } from '../servers.ts'
import { checkpoint, signIn } from '../session.ts'
import { addSshKey, removeSshKey, sshKeysEndpoint } from '../ssh-keys.ts'
import { disableTwoFactor } from '../two-factor-off.ts'
import { enableTwoFactor, twoFactorSetupEndpoint } from '../two-factor.ts'

/** Goes out with every call that takes a password; must never come back in a failure. */
export const secret = 'Tr0ub4dor&3'

/** The product's call for a recorded method and path, to be made by `client`; `null` if it has none. */
export function callFor(
  client: Client,
  method: string,
  path: string,
): (() => Promise<unknown>) | null {
  const plain = path.replace(/\?.*$/, '').replace(/\/$/, '')
  const route = plain.replace('/api/client/account', '') || '/'
  const last = decodeURIComponent(route.split('/').at(-1) ?? '')
  switch (`${method} ${route}`) {
    case 'GET /':
      return () => client.request(accountEndpoint)
    case 'PUT /email':
      return () =>
        client.request(changeEmail({ email: 'a@example.test', password: secret }))
    case 'PUT /password':
      return () => client.request(changePassword({ current: secret, next: secret }))
    case 'GET /two-factor':
      return () => client.request(twoFactorSetupEndpoint)
    case 'POST /two-factor':
      return () => client.request(enableTwoFactor({ code: '123456', password: secret }))
    case 'POST /two-factor/disable':
      client.capabilities.set({ twoFactorDisable: 'POST' })
      return () => disableTwoFactor(client, { password: secret })
    case 'DELETE /two-factor':
      client.capabilities.set({ twoFactorDisable: 'DELETE' })
      return () => disableTwoFactor(client, { password: secret })
    case 'GET /api-keys':
      return () => client.request(apiKeysEndpoint)
    case 'POST /api-keys':
      return () => client.request(createApiKey({ description: 'laptop', allowedIps: [] }))
    case 'GET /ssh-keys':
      return () => client.request(sshKeysEndpoint)
    case 'POST /ssh-keys':
      return () =>
        client.request(addSshKey({ name: 'laptop', publicKey: 'ssh-ed25519 AAAA' }))
    case 'POST /ssh-keys/remove':
      return () => removeSshKey(client, 'abc')
    case 'GET /api/client':
      return () => listServers(client)
    case 'GET /activity':
      return () => listActivity(client, { page: 1, perPage: 25, events: ['auth:'] })
    case 'POST /auth/login':
      return () => signIn(client, { user: 'user1', password: secret })
    case 'POST /auth/login/checkpoint':
      return () => checkpoint(client, { confirmationToken: secret, code: '123456' })
    case 'POST /auth/password':
      return () => requestPasswordReset(client, { email: 'a@example.test' })
    case 'GET /sanctum/csrf-cookie':
      return () => client.refreshCsrf()
  }
  if (method !== 'DELETE') return null
  if (route.startsWith('/api-keys/')) return () => client.request(deleteApiKey(last))
  if (route === '/ssh-keys/remove' || !route.startsWith('/ssh-keys/')) return null
  client.capabilities.set({ sshKeyRemoval: 'DELETE' })
  return () => removeSshKey(client, last)
}

/** Any other request, which wants some JSON if it is a GET. */
export function plainCall(
  client: Client,
  method: string,
  path: string,
): () => Promise<unknown> {
  return () =>
    client.request({
      method: method as Endpoint<unknown>['method'],
      area: 'web',
      path,
      schema: method === 'GET' ? z.unknown() : 'nothing',
    })
}
