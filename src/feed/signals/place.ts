import ipaddr from 'ipaddr.js'

/**
 * The network that an address is in, as wide as a provider hands addresses out, e.g. `203.0.0.0/16` or
 * `2001:db8:12::/48`: whoever is at home or on the road gets another address of it now and then. What is no address stands
 * for itself.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  const bits = parsed.kind() === 'ipv4' ? 16 : 48
  const bytes = parsed.toByteArray().map((byte, at) => (at < bits / 8 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`
}
