import { Secret, TOTP } from 'otpauth'

import { createPanel } from '../panel.ts'
import type { Panel, PanelAccount } from '../types.ts'
import { type Bindings, createBindings } from './bind.ts'
import { createJar, type Jar } from './jar.ts'
import { isObject, type Json, objectAt, stringAt } from './recording.ts'

/** Where the stand-in lives; recorded hosts are other ones, so hosts are compared by form. */
export const origin = 'http://127.0.0.1:8124'
/** The password that the recorder gave to everybody. */
export const password = 'Realpanel123!'

/** Who sends a request that is not on tape. */
export type Sender = { jar?: Jar; key?: string; userAgent?: string }

export type Answer = { status: number; headers: Headers; body: Json }

/** The stand-in, its clock and all that the recorder had at hand. */
export type StageWorld = {
  readonly panel: Panel
  readonly bindings: Bindings
  readonly accounts: Record<'user1' | 'admin' | 'taken', PanelAccount>
  readonly jars: Map<string, Jar>
  /** The whole key that the recorder currently uses. */
  key: string | null
  /** TOTP secrets that were shown, newest last. */
  secrets: string[]
  /** Recovery codes that were shown last and are not used up. */
  recoveryCodes: string[]
  userAgent: string | null
  now(): number
  tick(seconds: number): void
  send(method: string, path: string, body: Json, sender: Sender): Promise<Answer>
  /** A new browser with an anonymous session. */
  visit(): Promise<Jar>
  signIn(username: string): Promise<Jar>
  createKey(jar: Jar, description: string, allowedIps?: string[]): Promise<string | null>
  /** Two-factor on, as its owner turns it on. */
  enableTwoFactor(sender: Sender): Promise<void>
  /** The code of the secret shown last (`back` = 0), or of an earlier one, so many seconds ago. */
  code(back?: number, secondsAgo?: number): string | null
  /** Takes note of a secret or of recovery codes in an answer. */
  note(body: Json): void
  /** Sends a request until nothing is left of its rate limit. */
  exhaust(method: string, path: string, body: Json, sender: Sender): Promise<void>
}

/** A panel with the accounts that the recorder made. */
export function createStageWorld(dialect: string): StageWorld {
  let now = Date.UTC(2026, 0, 5, 12)
  const panel = createPanel({
    database: ':memory:',
    clock: () => now,
    dialect,
    // Rows of one second, where a page ends among them, are the database's to choose: the recorder's took them as written.
    settings: { url: origin, hashCost: 2, name: 'Pterodactyl', sameSecond: 'written' },
  })
  const { control } = panel
  const account = (username: string, firstName: string, lastName: string, admin = false) =>
    control.createAccount({
      username,
      email: `${username === 'user1' ? 'user' : username}@example.test`,
      password,
      firstName,
      lastName,
      admin,
    })
  const world: StageWorld = {
    panel,
    bindings: createBindings(),
    accounts: {
      admin: account('admin', 'Ada', 'Admin', true),
      user1: account('user1', 'Una', 'User'),
      taken: account('taken', 'Tak', 'En'),
    },
    jars: new Map(),
    key: null,
    secrets: [],
    recoveryCodes: [],
    userAgent: null,
    now: () => now,
    tick(seconds) {
      now += seconds * 1000
    },
    async send(method, path, body, { jar, key, userAgent }) {
      const headers = new Headers({ accept: 'application/json' })
      const cookie = jar?.header()
      if (cookie) headers.set('cookie', cookie)
      const token = jar?.token()
      if (token && method !== 'GET') headers.set('x-xsrf-token', token)
      if (key) headers.set('authorization', `Bearer ${key}`)
      const agent = userAgent ?? world.userAgent
      if (agent) headers.set('user-agent', agent)
      if (body !== null) headers.set('content-type', 'application/json')
      const init = body === null ? {} : { body: JSON.stringify(body) }
      const response = await panel.fetch(
        new Request(origin + path, { method, headers, ...init }),
      )
      jar?.take(response)
      const text = await response.text()
      const json = response.headers.get('content-type')?.includes('json') && text !== ''
      const parsed: Json = json ? JSON.parse(text) : null
      world.note(parsed)
      return { status: response.status, headers: response.headers, body: parsed }
    },
    async visit() {
      const jar = createJar()
      await world.send('GET', '/sanctum/csrf-cookie', null, { jar })
      return jar
    },
    async signIn(username) {
      const jar = await world.visit()
      await world.send('POST', '/auth/login', { user: username, password }, { jar })
      return jar
    },
    async createKey(jar, description, allowedIps = []) {
      const body = { description, allowed_ips: allowedIps }
      const answer = await world.send('POST', '/api/client/account/api-keys', body, { jar })
      const identifier = stringAt(objectAt(answer.body, 'attributes'), 'identifier')
      const secret = stringAt(objectAt(answer.body, 'meta'), 'secret_token')
      return identifier === null || secret === null ? null : identifier + secret
    },
    async enableTwoFactor(sender) {
      const path = '/api/client/account/two-factor'
      await world.send('GET', path, null, sender)
      const code = world.code()
      if (code !== null) await world.send('POST', path, { code, password }, sender)
    },
    code(back = 0, secondsAgo = 0) {
      const secret = world.secrets.at(-1 - back)
      if (secret === undefined) return null
      const timestamp = now - secondsAgo * 1000
      return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp })
    },
    note(body) {
      const data = objectAt(body, 'data')
      const uri = stringAt(data, 'image_url_data')
      const inUri = uri === null ? undefined : /[?&]secret=([A-Z2-7]+)/.exec(uri)?.[1]
      const secret = uri === null ? null : (stringAt(data, 'secret') ?? inUri ?? null)
      if (secret !== null) world.secrets.push(secret)
      const tokens = objectAt(body, 'attributes')['tokens']
      if (isObject(body) && body['object'] === 'recovery_tokens' && Array.isArray(tokens)) {
        world.recoveryCodes = tokens.filter((one) => typeof one === 'string')
      }
    },
    async exhaust(method, path, body, sender) {
      for (let count = 0; count < 2000; count += 1) {
        const { headers } = await world.send(method, path, body, sender)
        const left = headers.get('x-ratelimit-remaining')
        if (left === null || left === '0') return
      }
    },
  }
  return world
}
