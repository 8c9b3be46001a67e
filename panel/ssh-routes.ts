import type { Exchange } from './exchange.ts'
import { recordNotFound } from './failure.ts'
import { accountOf } from './guard.ts'
import { readPublicKey } from './public-key.ts'
import { empty, isoTime, item, json, list, type Reply } from './reply.ts'
import type { SshKey } from './ssh-key-store.ts'
import { createComplaints } from './validation.ts'
import type { World } from './world.ts'

const shown = (key: SshKey) =>
  item('ssh_key', {
    name: key.name,
    fingerprint: key.fingerprint,
    public_key: key.pem,
    created_at: isoTime(key.createdAt),
  })

/** `GET …/ssh-keys`. */
export const listSshKeys = (world: World, exchange: Exchange): Reply =>
  json(list(world.sshKeys.list(accountOf(exchange).id).map(shown)))

const refusals = {
  invalid: 'The public key provided is not valid.',
  dsa: 'DSA keys are not supported.',
  'short-rsa': 'RSA keys must be at least 2048 bytes in length.',
}

/** `POST …/ssh-keys`. */
export function createSshKey(world: World, exchange: Exchange): Reply {
  const userId = accountOf(exchange).id
  const complaints = createComplaints()
  const name = complaints.text(exchange.input, 'name') ?? ''
  const key = readPublicKey(complaints.text(exchange.input, 'public_key') ?? '')
  if (key.kind !== 'ok') complaints.add('public_key', '', refusals[key.kind])
  else if (world.sshKeys.has(userId, key.fingerprint)) {
    const detail = 'The public key provided already exists on your account.'
    complaints.add('public_key', '', detail)
  }
  complaints.throwIfAny()
  if (key.kind !== 'ok') throw recordNotFound()
  return world.db.transaction(() => {
    const created = world.sshKeys.create(userId, { name, ...key })
    const { fingerprint } = created
    world.activity.own(exchange, 'user:ssh-key.create', { fingerprint })
    return json(shown(created))
  })
}

function remove(world: World, exchange: Exchange, fingerprint: string): boolean {
  return world.db.transaction(() => {
    const removed = world.sshKeys.delete(accountOf(exchange).id, fingerprint)
    if (removed) world.activity.own(exchange, 'user:ssh-key.delete', { fingerprint })
    return removed
  })
}

/** `POST …/ssh-keys/remove`: 204 for a key that is not there, too. */
export function removeSshKey(world: World, exchange: Exchange): Reply {
  const complaints = createComplaints()
  const fingerprint = complaints.text(exchange.input, 'fingerprint') ?? ''
  complaints.throwIfAny()
  remove(world, exchange, fingerprint)
  return empty()
}

/** `DELETE …/ssh-keys/{fingerprint}`, where the dialect has it. */
export function deleteSshKey(world: World, exchange: Exchange, fingerprint: string): Reply {
  if (!remove(world, exchange, fingerprint)) throw recordNotFound()
  return empty()
}
