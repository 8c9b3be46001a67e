import ipaddr from 'ipaddr.js'

import type { Range, AddressSpan } from './range.ts'

/** From where addresses of a range can be reached. */
export type Reach =
  | 'everywhere'
  | 'all-with-dots'
  | 'all-with-colons'
  | 'public'
  | 'private'
  | 'this-computer'
  | 'special'

/** The first and the last address. */
type Bounds = { first: string; last: string }

/** What a range means. */
export type RangeDescription = {
  count: bigint
  reach: Reach
  /** From where to where, if the entry does not show it: a network with bits of a host set, a star before other numbers or among colons, a number, two families. */
  bounds: readonly Bounds[]
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

const isAll = ({ family, first, last }: AddressSpan) =>
  last - first + 1n === 1n << (family === 4 ? 32n : 128n)

function allOf([{ family }, other]: Range['spans']): Reach {
  if (other) return 'everywhere'
  return family === 4 ? 'all-with-dots' : 'all-with-colons'
}

/** Whether an entry has no star, or stars for its last numbers between dots, which say themselves what they mean. */
const showsItsEnd = (text: string) => !text.includes('*') || /^[\d.]*[*.]+$/.test(text)

/** How many addresses a range has, from where they can be reached, and which they are. */
export function describeRange({ text, spans, isOdd }: Range): RangeDescription {
  const bounds = spans.map(({ family, first, last }) => ({
    first: written(family, first),
    last: written(family, last),
  }))
  const [reach = 'public', ...others] = new Set(
    bounds.flatMap(({ first, last }) => [reachOf(first), reachOf(last)]),
  )
  const [address = '', size] = text.split(/[/ ]/)
  const isShown =
    !isOdd &&
    showsItsEnd(text) &&
    (size === undefined || ipaddr.parse(address).toString() === bounds[0]?.first)
  return {
    count: spans.reduce((sum, { first, last }) => sum + last - first + 1n, 0n),
    reach: spans.every(isAll) ? allOf(spans) : others.length === 0 ? reach : 'public',
    bounds: isShown ? [] : bounds,
  }
}
