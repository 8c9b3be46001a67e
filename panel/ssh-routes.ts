import type { Exchange } from './exchange.ts'
import { recordNotFound } from './failure.ts'
import { accountOf } from './guard.ts'
import { readPublicKey } from './public-key.ts'
import { empty, item, json, type Reply } from './reply.ts'
import { createComplaints } from './validation.ts'
import type { World } from './world.ts'

/** `GET …/ssh-keys`. */
export function listSshKeys({ sshKeys, dialect }: World, exchange: Exchange): Reply {
  const { shapes } = dialect
  const keys = sshKeys.list(accountOf(exchange).id)
  const rows = keys.map((key) => shapes.row('ssh_key', shapes.sshKey(key)))
  return json(shapes.list(rows, 'ssh_key'))
}

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
    return json(item('ssh_key', world.dialect.shapes.sshKey(created)))
  })
}

/** Whether there was a key that the dialect shows with this fingerprint. */
function remove(world: World, exchange: Exchange, shown: string): boolean {
  const { shapes } = world.dialect
  const { id } = accountOf(exchange)
  return world.db.transaction(() => {
    const found = world.sshKeys
      .list(id)
      .find((key) => shapes.sshKey(key).fingerprint === shown)
    if (!found) return false
    const { fingerprint } = found
    world.sshKeys.delete(id, fingerprint)
    world.activity.own(exchange, 'user:ssh-key.delete', { fingerprint })
    return true
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
