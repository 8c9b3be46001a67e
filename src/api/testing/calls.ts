import * as z from 'zod/mini'

import { getAccount, changeEmail, changePassword } from '../account.ts'
import { listActivity } from '../activity-list.ts'
import { createApiKey, deleteApiKey, listApiKeys } from '../api-keys.ts'
import { client } from '../current.ts'
import type { Endpoint } from '../endpoint.ts'
import { listServers } from '../servers.ts'
import { checkpoint, refreshCsrf, requestPasswordReset, signIn } from '../session.ts'
import { addSshKey, listSshKeys, removeSshKey } from '../ssh-keys.ts'
import { disableTwoFactor, enableTwoFactor, startTwoFactor } from '../two-factor.ts'

/** Goes out with every call that takes a password; must never come back in a failure. */
export const secret = 'Tr0ub4dor&3'

/** The product's function for a recorded method and path, or `null` if it has none. */
export function callFor(method: string, path: string): (() => Promise<unknown>) | null {
  const plain = path.replace(/\?.*$/, '').replace(/\/$/, '')
  const route = plain.replace('/api/client/account', '') || '/'
  const last = decodeURIComponent(route.split('/').at(-1) ?? '')
  switch (`${method} ${route}`) {
    case 'GET /':
      return () => getAccount()
    case 'PUT /email':
      return () => changeEmail({ email: 'a@example.test', password: secret })
    case 'PUT /password':
      return () => changePassword({ current: secret, next: secret })
    case 'GET /two-factor':
      return startTwoFactor
    case 'POST /two-factor':
      return () => enableTwoFactor({ code: '123456', password: secret })
    case 'POST /two-factor/disable':
      client().capabilities.set({ twoFactorDisable: 'POST' })
      return () => disableTwoFactor({ password: secret })
    case 'DELETE /two-factor':
      client().capabilities.set({ twoFactorDisable: 'DELETE' })
      return () => disableTwoFactor({ password: secret })
    case 'GET /api-keys':
      return () => listApiKeys()
    case 'POST /api-keys':
      return () => createApiKey({ description: 'laptop', allowedIps: [] })
    case 'GET /ssh-keys':
      return () => listSshKeys()
    case 'POST /ssh-keys':
      return () => addSshKey({ name: 'laptop', publicKey: 'ssh-ed25519 AAAA' })
    case 'POST /ssh-keys/remove':
      return () => removeSshKey('abc')
    case 'GET /api/client':
      return () => listServers()
    case 'GET /activity':
      return () => listActivity({ page: 1, perPage: 25, events: ['auth:'] })
    case 'POST /auth/login':
      return () => signIn({ user: 'user1', password: secret })
    case 'POST /auth/login/checkpoint':
      return () => checkpoint({ confirmationToken: secret, code: '123456' })
    case 'POST /auth/password':
      return () => requestPasswordReset({ email: 'a@example.test' })
    case 'GET /sanctum/csrf-cookie':
      return refreshCsrf
  }
  if (method !== 'DELETE') return null
  if (route.startsWith('/api-keys/')) return () => deleteApiKey(last)
  if (route === '/ssh-keys/remove' || !route.startsWith('/ssh-keys/')) return null
  client().capabilities.set({ sshKeyRemoval: 'DELETE' })
  return () => removeSshKey(last)
}

/** Any other request, which wants some JSON if it is a GET. */
export function plainCall(method: string, path: string): () => Promise<unknown> {
  return () =>
    client().request({
      method: method as Endpoint<unknown>['method'],
      area: 'web',
      path,
      schema: method === 'GET' ? z.unknown() : 'nothing',
    })
}
