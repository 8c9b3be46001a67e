import ipaddr from 'ipaddr.js'

/**
 * The network that an address is in, e.g. `203.0.113.0/24` or `2001:db8:12::/48`: providers give their customers another
 * address of it now and then. What is no address stands for itself.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  const bits = parsed.kind() === 'ipv4' ? 24 : 48
  const bytes = parsed.toByteArray().map((byte, at) => (at < bits / 8 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`
}
