import ipaddr from 'ipaddr.js'

/** Addresses of one kind, without a gap. */
export type AddressSpan = { family: 4 | 6; first: bigint; last: bigint }

/** Addresses from which a key works, as one entry of its list says it. */
export type Range = {
  /** The entry as it is sent. */
  text: string
  /** Two where the ends are of two families: those with dots, then those with colons. */
  spans: readonly [AddressSpan, ...AddressSpan[]]
  /** Whether the panel takes it for something that nobody would read in it: a number, or ends of two families. */
  isOdd: boolean
}

/**
 * Why an entry would be refused, would make real panels fail with 500 (`prefix`, `reversed`, `short-range`, `families`), or
 * is taken but lets nobody in (`star`).
 */
export type RangeProblem =
  | { kind: 'empty' | 'host-name' | 'port' | 'octet' | 'not-an-address' | 'netmask' }
  /** An address in brackets, as it stands in a URL. */
  | { kind: 'brackets' }
  /** An address with `http://` or the like before it. */
  | { kind: 'scheme' }
  /** `010.1.2.3`: some take such a number for an octal one. */
  | { kind: 'leading-zero' }
  /** A range whose end is the last number alone, `10.0.0.1-9`. */
  | { kind: 'short-range' }
  /** `*` alone, by which panels mean 0.0.0.0 to 0.0.0.255: nobody would come in. */
  | { kind: 'star' }
  /** The part after the slash is larger than `most`. */
  | { kind: 'prefix'; most: 32 | 128 }
  /** The second address comes before the first. */
  | { kind: 'reversed' }
  /** Ends of two families, the first of which is the larger one as the panel compares them: byte by byte. */
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
function slipOf(text: string): RangeProblem {
  if (text === '') return { kind: 'empty' }
  if (/^(?:\d{1,3}\.){3}\d{1,3}:\d+$|^\[.*\]:\d+$/.test(text)) return { kind: 'port' }
  if (parseAddress(/^\[(.*)\]$/.exec(text)?.[1] ?? '')) return { kind: 'brackets' }
  if (/^(?:\d+\.){3}\d+(?:\/.*)?$/.test(text)) {
    const numbers = text.replace(/\/.*/, '').split('.')
    return { kind: numbers.every((each) => Number(each) <= 255) ? 'leading-zero' : 'octet' }
  }
  const [, host] = /^[a-z][a-z0-9+.-]*:\/\/\[?([^/\]?#]*)/i.exec(text) ?? []
  if (host !== undefined) {
    const isAddress = parseAddress(host) ?? parseAddress(host.replace(/:\d*$/, ''))
    return { kind: isAddress ? 'scheme' : 'host-name' }
  }
  if (/^[\w-]*[a-z][\w-]*(?:\.[\w-]+)*$/i.test(text)) return { kind: 'host-name' }
  return { kind: 'not-an-address' }
}

const plain = (text: string, span: AddressSpan): Range => ({
  text,
  spans: [span],
  isOdd: false,
})

function network(text: string, address: string, size: string): Range | RangeProblem {
  const base = parseAddress(address)
  if (!base) return slipOf(address)
  // A netmask: the panel takes digits only (recording `sessions.addresses.create.netmask-after-slash`).
  if (parseAddress(size)?.family === base.family) return { kind: 'netmask' }
  if (!/^\d+$/.test(size)) return { kind: 'not-an-address' }
  const bits = bitsOf(base.family)
  const prefix = Number(size)
  if (prefix > bits) return { kind: 'prefix', most: bits }
  return networkOf(text, base, prefix)
}

function networkOf(text: string, { family, value }: Address, prefix: number): Range {
  const hosts = (1n << BigInt(bitsOf(family) - prefix)) - 1n
  const first = (value | hosts) - hosts
  return plain(text, { family, first, last: first + hosts })
}

/** `172.16.0.0 255.255.0.0`: a netmask is taken after a blank (recording `sessions.addresses.create.netmask-after-blank`). */
function masked(text: string, address: string, mask: string): Range | null {
  const [base, size] = [parseAddress(address), parseAddress(mask)]
  if (!base || base.family !== size?.family) return null
  const [, ones, rest] =
    /^(1*)(0*)$/.exec(size.value.toString(2).padStart(bitsOf(base.family), '0')) ?? []
  return ones === undefined || rest === undefined
    ? null
    : networkOf(text, base, ones.length)
}

/** A number alone is the address of that value, its fraction cut off (recordings `.decimal`, `.two-parts`, `.hexadecimal`). */
function numbered(text: string): Range | null {
  if (!/^(?:\d+(?:\.\d+)?|0x[\da-f]{8})$/i.test(text)) return null
  const value = BigInt(text.replace(/\..*/, ''))
  if (value >> 32n) return null
  return { text, spans: [{ family: 4, first: value, last: value }], isOdd: true }
}

/** From an address with dots to one with colons: the panel compares their bytes, and what is shorter comes first. */
function mixed(text: string, first: bigint, last: bigint): Range | RangeProblem {
  const top = last >> 96n
  if (first > top) return { kind: 'families' }
  const spans = [
    { family: 4, first, last: top },
    { family: 6, first: first << 96n, last },
  ] as const
  return { text, spans, isOdd: true }
}

function between(text: string, from: string, to: string): Range | RangeProblem {
  const first = parseAddress(from)
  const last = parseAddress(to)
  if (!first) return slipOf(from)
  if (!last) return /^\d+$/.test(to) ? { kind: 'short-range' } : slipOf(to)
  if (first.family !== last.family)
    return first.family === 4 ? mixed(text, first.value, last.value) : { kind: 'families' }
  if (first.value > last.value) return { kind: 'reversed' }
  return plain(text, { family: first.family, first: first.value, last: last.value })
}

/**
 * Reads one entry as the panel does (recordings `api-keys.create.ips.*`, `.ok.*` and `sessions.addresses.*`): an
 * address, `10.0.0.0/8`, `10.0.0.1-10.0.0.9`, `10.0.0.*`. What the panel refuses, trips over or takes for something else
 * is a problem. Never throws.
 */
export function readRange(entry: string): Range | RangeProblem {
  const text = entry.trim().replace(/\s*-\s*/g, '-')
  const [head, mask, ...others] = text.split(' ')
  const withMask = head && mask && others.length === 0 ? masked(text, head, mask) : null
  if (withMask) return withMask
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
    ? plain(text, { family: one.family, first: one.value, last: one.value })
    : (numbered(text) ?? slipOf(text))
}

/** Whether reading gave a range. */
export function isRange(read: Range | RangeProblem): read is Range {
  return !('kind' in read)
}

/** The entries of what was pasted: apart by blanks, commas, semicolons or lines; `a - b`, and an address and its netmask, stay together. */
export function splitEntries(text: string): string[] {
  const joined = text.replace(/([\da-f:.])[^\S\n]*-[^\S\n]*([\da-f:.])/gi, '$1-$2')
  const found = joined.matchAll(/([\d.]+)[^\S\n]+(255(?:\.\d+){3})(?=[\s,;]|$)|[^\s,;]+/g)
  return [...found].map(([entry, address, netmask]) =>
    netmask === undefined ? entry : `${address} ${netmask}`,
  )
}

/** Whether `outer` has every address of `inner`. */
export function covers(outer: Range, inner: Range): boolean {
  return inner.spans.every(({ family, first, last }) =>
    outer.spans.some(
      (span) => span.family === family && span.first <= first && last <= span.last,
    ),
  )
}

/**
 * The first other entry of the list that has every address of `entry`; of two that mean the same only the later one has
 * such. `undefined` where there is none, or `entry` is no range.
 */
export function coveredBy(entry: string, list: readonly string[]): string | undefined {
  const range = readRange(entry)
  if (!isRange(range)) return undefined
  const at = list.indexOf(entry)
  return list.find((other, place) => {
    const outer = readRange(other)
    if (other === entry || !isRange(outer) || !covers(outer, range)) return false
    return place < at || !covers(range, outer)
  })
}

/** As the panel compares addresses of both families: byte by byte, and what is shorter comes first. */
function isUpTo(one: Address, other: Address): boolean {
  const bytes = ({ family, value }: Address) => (family === 4 ? value << 96n : value)
  const [first, second] = [bytes(one), bytes(other)]
  return first === second ? one.family <= other.family : first < second
}

/**
 * Whether a key with this list works from the address `ip`; an empty list is open to all. An IPv4 address in IPv6 form
 * is another than the same one with dots (recording `sessions.addresses.forwarded.loopback.ipv4-mapped`), and a wide
 * network of one family has addresses of the other (recordings `sessions.addresses.forwarded.mixed-families.*`).
 */
export function includes(ranges: readonly Range[], ip: string): boolean {
  const at = parseAddress(ip)
  if (ranges.length === 0 || !at) return ranges.length === 0
  return ranges.some(({ spans }) =>
    spans.some(
      ({ family, first, last }) =>
        isUpTo({ family, value: first }, at) && isUpTo(at, { family, value: last }),
    ),
  )
}
