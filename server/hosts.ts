/** A host as the `Host` header has it, without its port; `null` for what is none. IPv6 keeps its brackets. */
export function readHost(header: string): string | null {
  const [, host, port = '0'] =
    /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i.exec(header) ?? []
  if (host === undefined || Number(port) > 65_535) return null
  // What looks like a number must be an address, and one way of writing it is enough.
  return URL.canParse(`http://${host}`) ? host.toLowerCase() : null
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Whether a host is this server: a name of the loopback interface, the address that a connection has come in on, or one of
 * `names`. Somebody else's name that leads here is how their page would read ours (DNS rebinding).
 */
export function isOwnHost(
  host: string,
  address: string | undefined,
  names: readonly string[],
): boolean {
  const here = address?.replace(/^::ffff:/, '') ?? ''
  const written = here.includes(':') ? `[${here}]` : here
  return loopback.has(host) || host === written || names.includes(host)
}

/** Whether an address (`Origin`, `Referer`), if it is one, is of the host that was asked at `url`. */
export function isOfHost(address: string, url: string): boolean {
  return URL.canParse(address) && new URL(address).host === new URL(url).host
}
