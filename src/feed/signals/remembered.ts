import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'

import { type Account, identity } from '#src/api/account.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { keptJson, panelStorage } from '#src/session/panel-storage.ts'

import type { PlaceName } from './new-places.ts'

/** Nobody signs in from more while a panel keeps the rows. */
const kept = 200

const saltName = 'places-salt'
const keyOf = (account: Account) => `places:${identity(account)}`

/** This browser's own, so that what is kept says nothing elsewhere; made by the first who asks. */
function saltOf(host: Host): string {
  const found = panelStorage(host).local.get(saltName)
  if (found) return found
  const made = bytesToHex(randomBytes(16))
  panelStorage(host).local.set(saltName, made)
  return made
}

const hashOf = (place: PlaceName, salt: string, account: Account) =>
  bytesToHex(sha256(utf8ToBytes(`${salt} ${identity(account)} ${place}`))).slice(0, 16)

function readAll(host: Host, account: Account): Map<string, Instant> {
  const found = keptJson(panelStorage(host).local.get(keyOf(account)))
  return new Map(
    (Array.isArray(found) ? found : []).filter(
      (each): each is [string, Instant] =>
        Array.isArray(each) && typeof each[0] === 'string' && typeof each[1] === 'number',
    ),
  )
}

/** When this browser has seen a place of this account first, for as long as it remembers; `null` when never. */
export function rememberedPlaces(
  host: Host,
  account: Account,
): (place: PlaceName) => Instant | null {
  const all = readAll(host, account)
  if (all.size === 0) return () => null
  const salt = saltOf(host)
  return (place) => all.get(hashOf(place, salt, account)) ?? null
}

/**
 * Remembers places by salted hashes, so that neither addresses nor browsers stand in what is kept; whoever has the salt,
 * which is kept beside them, can still guess (decision 0009). What was seen longest
 * ago goes first when there are too many.
 */
export function rememberPlaces(
  host: Host,
  account: Account,
  places: ReadonlyMap<PlaceName, Instant>,
): void {
  const all = readAll(host, account)
  const salt = saltOf(host)
  for (const [place, at] of places) {
    const hash = hashOf(place, salt, account)
    const before = all.get(hash) ?? at
    // At the end stands what was seen last.
    all.delete(hash)
    all.set(hash, Math.min(before, at))
  }
  panelStorage(host).local.set(keyOf(account), JSON.stringify([...all].slice(-kept)))
}
