import { isIP } from 'node:net'

import { checkAddress } from './address-range.ts'
import type { Exchange } from './exchange.ts'
import { crash, recordNotFound, refusal } from './failure.ts'
import { accountOf } from './guard.ts'
import { asText, isEmpty } from './php-input.ts'
import { empty, item, json, type Reply } from './reply.ts'
import { createComplaints, lengthOf } from './validation.ts'
import type { World } from './world.ts'

/** `GET …/api-keys`. */
export function listApiKeys({ apiKeys, dialect }: World, exchange: Exchange): Reply {
  const { shapes } = dialect
  const keys = apiKeys.list(accountOf(exchange).id)
  const rows = keys.map((key) => shapes.row('api_key', shapes.apiKey(key)))
  return json(shapes.list(rows, 'api_key'))
}

type Complaints = ReturnType<typeof createComplaints>

function checkAddresses(
  complaints: Complaints,
  addresses: readonly unknown[],
  ranges: boolean,
) {
  for (const [index, address] of addresses.entries()) {
    if (typeof address === 'string') continue
    const field = `allowed_ips.${index}`
    complaints.add(field, 'string', `The ${field} must be a string.`)
  }
  for (const [index, address] of addresses.entries()) {
    if (typeof address === 'object' && address !== null) throw crash('ErrorException')
    // A number is an address to the panel's library.
    if (typeof address === 'number') continue
    const text = asText(address)
    if (!ranges) {
      if (isIP(text) !== 0) continue
      const detail = 'All of the IP addresses entered must be valid IPv4 addresses.'
      complaints.add(`allowed_ips.${index}`, 'ip', detail)
      continue
    }
    const verdict = checkAddress(text)
    if (verdict === 'crash') {
      throw crash(text.includes('-') ? 'RangeException' : 'NetworkException')
    }
    if (verdict === 'ok') continue
    const detail = `"${text}" is not a valid IP address or CIDR range.`
    complaints.add(`allowed_ips.${index}`, '', detail)
  }
}

function validKey(world: World, exchange: Exchange) {
  const complaints = createComplaints()
  const { input } = exchange
  const rules = world.dialect.features.apiKeys
  const isLeftOut = rules?.described === 'perhaps' && isEmpty(input['description'])
  const description = isLeftOut ? '' : (complaints.text(input, 'description') ?? '')
  if (lengthOf(description) > 500) {
    const detail = 'The description may not be greater than 500 characters.'
    complaints.add('description', 'max', detail)
  }
  const asked = input['allowed_ips'] ?? []
  const isObject = typeof asked === 'object' && rules?.objects
  const addresses = isObject ? Object.values(asked) : asked
  const { maxAddresses: most = Infinity, ranges = true } = rules ?? {}
  if (!Array.isArray(addresses)) {
    complaints.add('allowed_ips', 'array', 'The allowed ips must be an array.')
  } else {
    if (addresses.length > most) {
      const detail = `The allowed ips may not have more than ${most} items.`
      complaints.add('allowed_ips', 'max', detail)
    }
    checkAddresses(complaints, addresses, ranges)
  }
  complaints.throwIfAny()
  return { description, allowedIps: addresses as string[] }
}

/** `POST …/api-keys`: the only time that the secret is shown. */
export function createApiKey(world: World, exchange: Exchange): Reply {
  const userId = accountOf(exchange).id
  const { features, shapes } = world.dialect
  const key = validKey(world, exchange)
  return world.db.transaction(() => {
    if (world.apiKeys.list(userId).length >= (features.apiKeys?.limit ?? Infinity)) {
      throw refusal('You have reached the account limit for number of API keys.')
    }
    const created = world.apiKeys.create({ userId, ...key })
    const { identifier } = created.key
    world.activity.own(exchange, 'user:api-key.create', { identifier })
    const shown = item('api_key', shapes.apiKey(created.key))
    return json(
      { ...shown, meta: { secret_token: created.secret } },
      features.apiKeys?.created,
    )
  })
}

/** `DELETE …/api-keys/{identifier}`. */
export function deleteApiKey(world: World, exchange: Exchange, identifier: string): Reply {
  if (world.dialect.features.apiKeys?.deletedBy === 'path-and-body') {
    const complaints = createComplaints()
    const named = complaints.text(exchange.input, 'identifier')
    complaints.throwIfAny()
    if (named !== identifier) throw recordNotFound()
  }
  return world.db.transaction(() => {
    if (!world.apiKeys.delete(accountOf(exchange).id, identifier)) throw recordNotFound()
    world.activity.own(exchange, 'user:api-key.delete', { identifier })
    return empty()
  })
}
