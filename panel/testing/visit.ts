import { Secret, TOTP } from 'otpauth'

import { createPanel } from '../panel.ts'
import type { Panel, PanelAccount, PanelOptions, PanelSettings } from '../types.ts'
import type { Answered } from './browser-stub.ts'

const url = 'http://localhost:5173'
export const password = 'correct horse'

/** A panel of a dialect with one account, which asks it with an API key of its own. */
export type Visit = {
  panel: Panel
  una: PanelAccount
  /** Sends JSON with the key; `path` is the whole one, and `headers` win. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered>
  /** The sign-in code of the secret that the account has now. */
  code(): string
  /** Asks for a set-up, and turns two-factor on by it; the account's path is `base`. */
  enableTwoFactor(base?: string): Promise<Answered>
}

/** Opens such a panel; the clock stands still unless `options` have another. */
export function visit(
  dialect: string,
  settings: Partial<PanelSettings> = {},
  options: Partial<PanelOptions> = {},
): Visit {
  const panel = createPanel({
    database: ':memory:',
    dialect,
    clock: () => Date.UTC(2026, 0, 5, 12),
    ...options,
    settings: { url, hashCost: 2, ...settings },
  })
  const una = panel.control.createAccount({
    username: 'una',
    email: 'una@example.com',
    firstName: 'Una',
    lastName: 'User',
    password,
  })
  const { usable } = panel.control.createApiKey(una.id, { description: 'visit' })

  const made: Visit = {
    panel,
    una,
    async send(method, path, body, headers = {}) {
      const request = new Request(url + path, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${usable}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const response = await panel.fetch(request)
      const text = await response.text()
      const isJson = response.headers.get('content-type') === 'application/json'
      const data: unknown = isJson && text ? JSON.parse(text) : text
      return { status: response.status, headers: response.headers, data }
    },
    code() {
      const secret = Secret.fromBase32(panel.control.twoFactorSecret(una.id) ?? '')
      return new TOTP({ secret }).generate({ timestamp: panel.control.now() })
    },
    async enableTwoFactor(base = '/api/client/account') {
      await made.send('GET', `${base}/two-factor`)
      return made.send('POST', `${base}/two-factor`, { code: made.code(), password })
    },
  }
  return made
}
