import type { Server } from '#src/api/servers.ts'

/** How to reach a server's files; everything is safe to paste into a shell, a file or an address bar. */
export type Connection = {
  command: string
  /** A block for `~/.ssh/config`. */
  config: string
  link: string
}

/** What nothing quotes and no program takes for an option; some letters are fillers that nobody sees. */
const plainUser = /^(?!.*\p{Default_Ignorable_Code_Point})[\p{L}\p{N}_][\p{L}\p{N}._@+-]*$/u
const plainHost = /^(?!.*\p{Default_Ignorable_Code_Point})[\p{L}\p{N}_:][\p{L}\p{N}._:-]*$/u

/** A name for `ssh` to know the server by: letters, digits and dashes of its own name, else its identifier. */
function aliasOf({ name, identifier }: Server): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return plain || identifier
}

/** An alias for each server, in their order; two of one name are told apart by identifier. */
export function aliasesOf(servers: readonly Server[]): string[] {
  const plain = servers.map(aliasOf)
  return servers.map(({ identifier }, at) => {
    const alias = plain[at] ?? identifier
    return plain.filter((each) => each === alias).length > 1
      ? `${alias}-${identifier}`
      : alias
  })
}

/**
 * The ways to connect to a server by SFTP as `<username>.<identifier>` (contract §1.15); `null` where the panel tells no
 * host, or one of the names could mean something else to a shell.
 */
export function connectionTo(
  { identifier, sftp }: Server,
  username: string,
  alias: string,
): Connection | null {
  const user = `${username}.${identifier}`
  if (!sftp || !plainUser.test(user) || !plainHost.test(sftp.host)) return null
  const { host, port } = sftp
  const bracketed = host.includes(':') ? `[${host}]` : host
  const target = `${user}@${bracketed}`
  return {
    // Some shells take brackets for a pattern.
    command: `sftp -P ${port} ${bracketed === host ? target : `'${target}'`}`,
    config: [
      `Host ${alias}`,
      `    HostName ${host}`,
      `    Port ${port}`,
      `    User ${user}`,
    ].join('\n'),
    link: `sftp://${encodeURIComponent(user)}@${bracketed}:${port}`,
  }
}
