import ipaddr from 'ipaddr.js'

/** From the first to the last address, each as its bytes: the panel compares addresses of both families byte by byte. */
type Range = { first: Buffer; last: Buffer }

/** What the panel makes of an entry of a key's list: `crash` where it fails with 500 instead of refusing. */
export type AddressVerdict = 'ok' | 'invalid' | 'crash'

function readNumber(text: string): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(Number(BigInt.asUintN(32, BigInt(Math.trunc(Number(text))))))
  return bytes
}

/** An address as the panel's library reads it: as a number, too, whose fraction is cut off, and in hexadecimal or binary. */
function readAddress(text: string): Buffer | null {
  if (/^0x([\da-f]{8}|[\da-f]{32})$/i.test(text)) return Buffer.from(text.slice(2), 'hex')
  if (/^0b([01]{32}|[01]{128})$/.test(text)) {
    const octets = text.slice(2).match(/.{8}/g) ?? []
    return Buffer.from(octets.map((octet) => Number.parseInt(octet, 2)))
  }
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return readNumber(text)
  const v4 = ipaddr.IPv4.isValidFourPartDecimal(text)
  if (!v4 && (text.includes('%') || !ipaddr.IPv6.isValid(text))) return null
  return Buffer.from(ipaddr.parse(text).toByteArray())
}

function maskOf(length: number, size: number): Buffer {
  const bits = '1'.repeat(size).padEnd(length * 8, '0')
  const octets = bits.match(/.{8}/g) ?? []
  return Buffer.from(octets.map((octet) => Number.parseInt(octet, 2)))
}

/** `address/prefix` or `address netmask`; bits of the address past the mask are ignored. */
function readNetwork(text: string): Range | AddressVerdict {
  const [, before = '', size = ''] = /^(.+?)\/(\d+)$/.exec(text) ?? []
  const [head = '', ...tail] = size === '' ? text.split(' ') : [before]
  const base = readAddress(head)
  if (!base) return 'invalid'
  const isTooLong = Number(size) > base.length * 8
  if (isTooLong) return 'crash'
  const mask = size === '' ? readAddress(tail.join(' ')) : maskOf(base.length, Number(size))
  if (!mask) return 'invalid'
  const bits = [...mask].map((octet) => octet.toString(2).padStart(8, '0')).join('')
  if (mask.length !== base.length || /01/.test(bits)) return 'crash'
  return {
    first: base.map((octet, index) => octet & (mask[index] ?? 0)) as Buffer,
    last: base.map((octet, index) => octet | (~(mask[index] ?? 0) & 0xff)) as Buffer,
  }
}

function readPair(from: string, to: string): Range | AddressVerdict {
  const [first, last] = [readAddress(from), readAddress(to)]
  if (!first || !last) return 'invalid'
  return Buffer.compare(first, last) > 0 ? 'crash' : { first, last }
}

/** The grammar of the panel's range library, in its order: a network, `10.0.0.*` (also in IPv6 up to `255`), `a-b`, an address. */
function readRange(text: string): Range | AddressVerdict {
  if (/.[/ ]/.test(text)) return readNetwork(text)
  if (text.includes('*')) {
    return readPair(text.replaceAll('*', '0'), text.replaceAll('*', '255'))
  }
  const dash = text.indexOf('-')
  if (dash > 0) return readPair(text.slice(0, dash), text.slice(dash + 1))
  return readPair(text, text)
}

/** How the panel judges one entry (recordings `api-keys.create.ips.*` and `sessions.addresses.create.*`). */
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
    if (typeof range === 'string') return false
    const { first, last } = range
    return Buffer.compare(caller, first) >= 0 && Buffer.compare(caller, last) <= 0
  })
}
