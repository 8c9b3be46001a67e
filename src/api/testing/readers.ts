type Row = { attributes: Record<string, unknown> }

function instant(value: unknown): number | null {
  return typeof value === 'string' ? new Date(value).getTime() : null
}

/** What the product must read out of a recorded body, by method and route below the account. */
export const readers: Record<string, (body: never) => unknown> = {
  'GET ': ({ attributes: it }: Row) => ({
    id: it['id'],
    uuid: null,
    username: it['username'],
    email: it['email'],
    firstName: it['first_name'],
    lastName: it['last_name'],
    admin: it['admin'],
    language: it['language'],
    twoFactorEnabled: null,
  }),
  'GET /api-keys': ({ data }: { data: Row[] }) => ({ items: data.map(apiKey), odd: 0 }),
  'POST /api-keys': (body: Row & { meta: { secret_token: string } }) => ({
    key: apiKey(body),
    usable: `${body.attributes['identifier']}${body.meta.secret_token}`,
  }),
  'GET /ssh-keys': ({ data }: { data: Row[] }) => ({ items: data.map(sshKey), odd: 0 }),
  'POST /ssh-keys': (body: Row) => sshKey(body),
  'GET /two-factor': ({ data }: { data: Record<string, string> }) => ({
    uri: data['image_url_data'],
    secret: data['secret'],
    picture: null,
    link: null,
  }),
  'POST /two-factor': ({ attributes }: Row) => attributes['tokens'],
  // Recorded of accounts without servers only.
  'GET /api/client': () => ({ items: [], odd: 0, more: false }),
  'GET /activity': (body: {
    data: Row[]
    meta: { pagination: Record<string, unknown> }
  }) => ({
    items: body.data.map(entry),
    odd: 0,
    pagination: {
      total: body.meta.pagination['total'],
      perPage: body.meta.pagination['per_page'],
      page: body.meta.pagination['current_page'],
      pages: body.meta.pagination['total_pages'],
    },
  }),
  'POST /auth/login': ({ data }: { data: Record<string, unknown> }) => step(data),
  'POST /auth/login/checkpoint': ({ data }: { data: Record<string, unknown> }) =>
    step(data),
}

function step(data: Record<string, unknown>): unknown {
  return data['complete'] === true
    ? { complete: true, redirected: false }
    : { complete: false, confirmationToken: data['confirmation_token'] }
}

function apiKey({ attributes: it }: Row): unknown {
  return {
    identifier: it['identifier'],
    description: it['description'],
    allowedIps: it['allowed_ips'],
    lastUsedAt: instant(it['last_used_at']),
    createdAt: instant(it['created_at']),
  }
}

function sshKey({ attributes: it }: Row): unknown {
  return {
    name: it['name'],
    fingerprint: it['fingerprint'],
    publicKey: it['public_key'],
    createdAt: instant(it['created_at']),
  }
}

function entry({ attributes: it }: Row): unknown {
  // Recorded among the attributes, not beside them as documented.
  const actor = (it['relationships'] as Record<string, Row> | undefined)?.['actor']
  return {
    id: it['id'],
    event: it['event'],
    description: it['description'],
    isApi: it['is_api'],
    ip: it['ip'],
    properties: it['properties'],
    hasAdditionalMetadata: it['has_additional_metadata'],
    timestamp: instant(it['timestamp']),
    actor: actor?.attributes
      ? {
          uuid: actor.attributes['uuid'],
          username: actor.attributes['username'],
          email: actor.attributes['email'],
          twoFactorEnabled: actor.attributes['2fa_enabled'],
        }
      : null,
  }
}
