import ipaddr from 'ipaddr.js'

/** Addresses from which a key works, as one entry of its list says it. */
export type Range = {
  /** The entry as it is sent. */
  text: string
  family: 4 | 6
  first: bigint
  last: bigint
}

/**
 * Why an entry would be refused, would make real panels fail with 500 (`prefix`, `reversed`, `short-range`), or is taken
 * but does not mean what it seems to (`families`, `star`, and the single numbers of `not-an-address`).
 */
export type Problem =
  | { kind: 'empty' | 'host-name' | 'port' | 'octet' | 'not-an-address' | 'netmask' }
  /** A range whose end is the last number alone, `10.0.0.1-9`. */
  | { kind: 'short-range' }
  /** `*` alone, by which panels mean 0.0.0.0 to 0.0.0.255: nobody would come in. */
  | { kind: 'star' }
  /** The part after the slash is larger than `most`. */
  | { kind: 'prefix'; most: 32 | 128 }
  /** The second address comes before the first. */
  | { kind: 'reversed' }
  /** One IPv4 and one IPv6 address. */
  | { kind: 'families' }

type Address = { family: 4 | 6; value: bigint }

const bitsOf = (family: 4 | 6) => (family === 4 ? 32 : 128)

function parseAddress(text: string): Address | null {
  const four = ipaddr.IPv4.isValidFourPartDecimal(text)
  // A zone (`fe80::1%eth0`) means something on one computer only.
  if (!four && (text.includes('%') || !ipaddr.IPv6.isValid(text))) return null
  const hex = ipaddr
    .parse(text)
    .toByteArray()
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  return { family: four ? 4 : 6, value: BigInt(`0x${hex}`) }
}

/** What somebody may have meant who entered no address. */
function slipOf(text: string): Problem {
  if (text === '') return { kind: 'empty' }
  if (/^(?:\d{1,3}\.){3}\d{1,3}:\d+$|^\[.*\]:\d+$/.test(text)) return { kind: 'port' }
  if (/^(?:\d+\.){3}\d+(?:\/.*)?$/.test(text)) return { kind: 'octet' }
  if (
    /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ||
    /^[\w-]*[a-z][\w-]*(?:\.[\w-]+)*$/i.test(text)
  )
    return { kind: 'host-name' }
  return { kind: 'not-an-address' }
}

function network(text: string, address: string, size: string): Range | Problem {
  const base = parseAddress(address)
  if (!base) return slipOf(address)
  // A netmask: the panel takes digits only (recording `sessions.addresses.create.netmask-after-slash`).
  if (parseAddress(size)?.family === base.family) return { kind: 'netmask' }
  if (!/^\d+$/.test(size)) return { kind: 'not-an-address' }
  const bits = bitsOf(base.family)
  const prefix = Number(size)
  if (prefix > bits) return { kind: 'prefix', most: bits }
  const hosts = (1n << BigInt(bits - prefix)) - 1n
  const first = (base.value | hosts) - hosts
  return { text, family: base.family, first, last: first + hosts }
}

function between(text: string, from: string, to: string): Range | Problem {
  const first = parseAddress(from)
  const last = parseAddress(to)
  if (!first) return slipOf(from)
  if (!last) return /^\d+$/.test(to) ? { kind: 'short-range' } : slipOf(to)
  if (first.family !== last.family) return { kind: 'families' }
  if (first.value > last.value) return { kind: 'reversed' }
  return { text, family: first.family, first: first.value, last: last.value }
}

/**
 * Reads one entry as the panel does (recordings `api-keys.create.ips.*`, `.ok.*` and `sessions.addresses.*`): an
 * address, `10.0.0.0/8`, `10.0.0.1-10.0.0.9`, `10.0.0.*`. What the panel refuses, trips over or takes for something else
 * is a problem. Never throws.
 */
export function readRange(entry: string): Range | Problem {
  const text = entry.trim().replace(/\s*-\s*/g, '-')
  const [address = '', size, ...more] = text.split('/')
  if (size !== undefined)
    return more.length > 0 ? slipOf(text) : network(text, address, size)
  const [from = '', to, ...rest] = text.split('-')
  if (to !== undefined && parseAddress(from))
    return rest.length > 0 ? { kind: 'not-an-address' } : between(text, from, to)
  if (text === '*') return { kind: 'star' }
  if (text.includes('*')) {
    // Also with colons, where `ffff` would be expected (recordings `sessions.addresses.forwarded.ipv6-wildcard.*`).
    const highest = '255'
    const lowest = text.replaceAll('*', '0')
    return parseAddress(lowest)
      ? between(text, lowest, text.replaceAll('*', highest))
      : { kind: 'not-an-address' }
  }
  const one = parseAddress(text)
  return one
    ? { text, family: one.family, first: one.value, last: one.value }
    : slipOf(text)
}

/** Whether reading gave a range. */
export function isRange(read: Range | Problem): read is Range {
  return !('kind' in read)
}

/** The entries of what was pasted: apart by blanks, commas, semicolons or lines; `a - b` stays together. */
export function splitEntries(text: string): string[] {
  return text
    .replace(/([\da-f:.])[^\S\n]*-[^\S\n]*([\da-f:.])/gi, '$1-$2')
    .split(/[\s,;]+/)
    .filter(Boolean)
}

/** Whether `outer` has every address of `inner`. */
export function covers(outer: Range, inner: Range): boolean {
  return (
    outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last
  )
}

/** Whether a key with this list works from the address `ip`; an empty list is open to all. An IPv4 address in IPv6 form counts as IPv4. */
export function includes(ranges: readonly Range[], ip: string): boolean {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip
  const at = readRange(plain)
  return ranges.length === 0 || (isRange(at) && ranges.some((range) => covers(range, at)))
}
