import ipaddr from 'ipaddr.js'

type Range = { bits: 32 | 128; first: bigint; last: bigint }

/** What the panel makes of an entry of a key's list: `crash` where it fails with 500 instead of refusing. */
export type AddressVerdict = 'ok' | 'invalid' | 'crash'

function readAddress(text: string): { bits: 32 | 128; value: bigint } | null {
  const v4 = ipaddr.IPv4.isValidFourPartDecimal(text)
  if (!v4 && (text.includes('%') || !ipaddr.IPv6.isValid(text))) return null
  const bytes = ipaddr.parse(text).toByteArray()
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  return { bits: v4 ? 32 : 128, value }
}

/** `address/prefix` or `address/netmask`; bits of the address past the prefix are ignored. */
function readNetwork(address: string, size: string): Range | AddressVerdict {
  const base = readAddress(address)
  const mask = readAddress(size)
  if (!base || (!mask && !/^\d+$/.test(size))) return 'invalid'
  if (mask && mask.bits !== base.bits) return 'invalid'
  const prefix = mask ? mask.value.toString(2).replaceAll('0', '').length : Number(size)
  if (prefix > base.bits) return 'crash'
  const host = (1n << BigInt(base.bits - prefix)) - 1n
  const first = base.value - (base.value & host)
  return { bits: base.bits, first, last: first + host }
}

function readPair(from: string, to: string): Range | AddressVerdict {
  const [first, last] = [readAddress(from.trim()), readAddress(to.trim())]
  if (!first || !last) return 'invalid'
  if (first.bits !== last.bits || first.value > last.value) return 'crash'
  return { bits: first.bits, first: first.value, last: last.value }
}

/** The grammar of the panel's range library: an address, `a-b`, `10.0.0.*`, `address/prefix`, `address/netmask`. */
function readRange(text: string): Range | AddressVerdict {
  const [address = '', size, ...more] = text.split('/')
  if (size !== undefined) return more.length > 0 ? 'invalid' : readNetwork(address, size)
  const [from = '', to, ...rest] = text.split('-')
  if (to !== undefined) return rest.length > 0 ? 'invalid' : readPair(from, to)
  if (text.includes('*')) {
    const highest = text.includes(':') ? 'ffff' : '255'
    return readPair(text.replaceAll('*', '0'), text.replaceAll('*', highest))
  }
  const one = readAddress(text)
  return one ? { bits: one.bits, first: one.value, last: one.value } : 'invalid'
}

/** How the panel judges one entry (recordings `api-keys.create.ips.*`). */
export function checkAddress(text: string): AddressVerdict {
  const range = readRange(text)
  return typeof range === 'string' ? range : 'ok'
}

/** Whether a caller at `ip` may use a key with this list; an empty list is open to everybody. */
export function allows(ranges: readonly string[], ip: string): boolean {
  const caller = readAddress(ip)
  if (ranges.length === 0 || !caller) return ranges.length === 0
  return ranges.some((text) => {
    const range = readRange(text)
    if (typeof range === 'string' || range.bits !== caller.bits) return false
    return caller.value >= range.first && caller.value <= range.last
  })
}
