import type { Server } from '#src/api/servers.ts'

/** How to reach a server's files; everything is safe to paste into a shell, a file or an address bar. */
export type Connection = {
  command: string
  /** A block for `~/.ssh/config`. */
  config: string
  /** With what an address must not hold encoded, as browsers and WinSCP read it. */
  link: string
  user: string
  /** An IPv6 address without brackets. */
  host: string
  port: number
  /** The same with brackets, where a port may follow. */
  bracketed: string
  /** For FileZilla, which takes the user name as it stands, up to the last `@`. */
  quickconnect: string
}

/** Host and port as one text; an IPv6 address stands in brackets. */
export const serverAddress = ({ host, port }: NonNullable<Server['sftp']>): string =>
  `${bracketed(host)}:${port}`

const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host)

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

/** Whether the panel tells where the files of a server are, in a way that nothing misreads. */
export const isTold = ({ sftp }: Server): boolean =>
  sftp !== null && plainHost.test(sftp.host)

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
  const inBrackets = bracketed(host)
  const target = `${user}@${inBrackets}`
  return {
    // Some shells take brackets for a pattern.
    command: `sftp -P ${port} ${inBrackets === host ? target : `'${target}'`}`,
    config: [
      `Host ${alias}`,
      `    HostName ${host}`,
      `    Port ${port}`,
      `    User ${user}`,
    ].join('\n'),
    link: `sftp://${encodeURIComponent(user)}@${inBrackets}:${port}/`,
    user,
    host,
    port,
    bracketed: inBrackets,
    quickconnect: `sftp://${target}:${port}`,
  }
}
