import { createHash } from 'node:crypto'

import type { Account } from '../accounts.ts'
import type { Activity } from '../activity-log.ts'
import type { ApiKey } from '../api-key-store.ts'
import { isoTime, item, list, longTime } from '../reply.ts'
import type { Server } from '../server-store.ts'
import type { SshKey } from '../ssh-key-store.ts'

/** A row of the feed as somebody sees it. */
export type SeenActivity = Omit<Activity, 'ip'> & {
  /** `null` where it is none of their business. */
  ip: string | null
  /** Whether there is more to it than its sentence says. */
  hasMore: boolean
  /** Whose feed it is in. */
  viewer: Account
  /** Who did it, where that was asked for. */
  actor?: Account | null
}

type Setup = { panel: string; email: string; secret: string }
type Attributes = Readonly<Record<string, unknown>>

/** What records look like in JSON. */
export type Shapes = {
  /** The whole answer of `GET` on the account. */
  account(account: Account): unknown
  /** A set-up of two-factor, or a promise of one; `panel` is the panel's name. */
  twoFactorSetup(setup: Setup): unknown
  recoveryTokens(tokens: readonly string[]): unknown
  /** The attributes of a key; those of a new one, too. */
  apiKey(key: ApiKey): Attributes
  /** The same, and the fingerprint by which it is removed. */
  sshKey(key: SshKey): Attributes & { readonly fingerprint: string }
  activity(row: SeenActivity): Attributes
  /** How the feed calls an event. */
  event(name: string): string
  server(server: Server): Attributes
  /** A row of a list, of its attributes. */
  row(object: string, attributes: Attributes): unknown
  /** A list of such rows. */
  list(rows: readonly unknown[], object: string): Attributes
  /** A page of a list, of its rows and what is said of all pages. */
  page(rows: readonly unknown[], meta: Attributes): Attributes
  /** The account as sign-in and the panel's own pages show it. */
  signedIn(account: Account): Attributes
  /** What pages of the panel say of the panel. */
  site(panel: { name: string; captcha: boolean }): Attributes
}

/** A setup link; the company has no blanks in it. */
export function setupLink({ panel, email, secret }: Setup) {
  const company = encodeURIComponent(panel.replaceAll(/\s+/g, ''))
  const label = `${company}:${encodeURIComponent(email)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${company}`
}

const gravatar = (email: string) =>
  `https://gravatar.com/avatar/${createHash('md5').update(email.toLowerCase()).digest('hex')}`

function shownActor(actor: Account | null) {
  if (!actor) return item('null_resource', null)
  return item('user', {
    uuid: actor.uuid,
    username: actor.username,
    email: actor.email,
    image: gravatar(actor.email),
    '2fa_enabled': actor.useTotp,
    created_at: isoTime(actor.createdAt),
  })
}

/** The site key that every panel has until its admin sets one. */
const siteKey = '6LcJcjwUAAAAAO_Xqjrtj9wWufUpYRnK6BW8lnfn'

/** Those of Pterodactyl 1.11.8, from which all dialects differ in little. */
export const pterodactylShapes: Shapes = {
  account: ({ id, admin, username, email, firstName, lastName, language }) =>
    item('user', {
      id,
      admin,
      username,
      email,
      first_name: firstName,
      last_name: lastName,
      language,
    }),
  twoFactorSetup: (setup) => ({
    data: { image_url_data: setupLink(setup), secret: setup.secret },
  }),
  recoveryTokens: (tokens) => item('recovery_tokens', { tokens }),
  apiKey: ({ identifier, description, allowedIps, lastUsedAt, createdAt }) => ({
    identifier,
    description,
    allowed_ips: allowedIps,
    last_used_at: lastUsedAt === null ? null : isoTime(lastUsedAt),
    created_at: isoTime(createdAt),
  }),
  sshKey: ({ name, fingerprint, pem, createdAt }) => ({
    name,
    fingerprint,
    public_key: pem,
    created_at: isoTime(createdAt),
  }),
  activity: ({ actor, ...row }) => ({
    id: row.id,
    batch: null,
    event: row.event,
    is_api: row.isApi,
    ip: row.ip,
    description: row.description,
    properties: row.properties,
    has_additional_metadata: row.hasMore,
    timestamp: isoTime(row.timestamp * 1000),
    ...(actor !== undefined && { relationships: { actor: shownActor(actor) } }),
  }),
  event: (name) => name,
  server: (server) => ({
    server_owner: server.owned,
    identifier: server.identifier,
    internal_id: server.id,
    uuid: server.uuid,
    name: server.name,
    node: server.node,
    is_node_under_maintenance: false,
    sftp_details: server.sftp,
    description: '',
    limits: { memory: 2048, swap: 0, disk: 10_240, io: 500, cpu: 100 },
    feature_limits: { databases: 1, allocations: 1, backups: 2 },
    status: null,
    is_suspended: false,
    is_installing: false,
    is_transferring: false,
  }),
  row: item,
  list,
  page: (rows, meta) => ({ ...list(rows), meta }),
  signedIn: (account) => ({
    uuid: account.uuid,
    username: account.username,
    email: account.email,
    name_first: account.firstName,
    name_last: account.lastName,
    language: account.language,
    root_admin: account.admin,
    use_totp: account.useTotp,
    gravatar: true,
    created_at: longTime(account.createdAt),
    updated_at: longTime(account.updatedAt),
  }),
  site: ({ name, captcha }) => ({
    name,
    locale: 'en',
    recaptcha: { enabled: captcha, siteKey },
  }),
}
