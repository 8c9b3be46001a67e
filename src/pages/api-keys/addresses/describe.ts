import ipaddr from 'ipaddr.js'

import type { Range } from './range.ts'

/** From where addresses of a range can be reached. */
export type Reach = 'everywhere' | 'public' | 'private' | 'this-computer' | 'special'

/** What a range means. */
export type Described = {
  count: bigint
  reach: Reach
  /** The first and last address, where the entry does not show them: a network with bits of a host set. */
  bounds: { first: string; last: string } | null
}

function written(family: 4 | 6, value: bigint): string {
  const hex = value.toString(16).padStart(family === 4 ? 8 : 32, '0')
  const bytes = hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  return ipaddr.fromByteArray(bytes).toString()
}

function reachOf(address: string): Reach {
  switch (ipaddr.parse(address).range()) {
    case 'unicast':
      return 'public'
    case 'private':
    case 'uniqueLocal':
    case 'linkLocal':
    case 'carrierGradeNat':
      return 'private'
    case 'loopback':
      return 'this-computer'
    default:
      return 'special'
  }
}

/** How many addresses a range has, from where they can be reached, and which they are. */
export function describe({ text, family, first, last }: Range): Described {
  const count = last - first + 1n
  const ends = { first: written(family, first), last: written(family, last) }
  const all = count === 1n << (family === 4 ? 32n : 128n)
  const [from, to] = [reachOf(ends.first), reachOf(ends.last)]
  const [address = '', size] = text.split('/')
  const shown = size === undefined || ipaddr.parse(address).toString() === ends.first
  return {
    count,
    reach: all ? 'everywhere' : from === to ? from : 'public',
    bounds: shown ? null : ends,
  }
}
