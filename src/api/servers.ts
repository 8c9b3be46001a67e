import * as z from 'zod/mini'

import type { Client } from './client-types.ts'
import type { Endpoint } from './endpoint.ts'
import {
  arranged,
  booleanOrNull,
  item,
  type List,
  listOf,
  metaOf,
  textOrNull,
} from './wire.ts'

/** A server of this person, as far as connecting to it goes. */
export type Server = {
  /** Whatever its owner wrote; the identifier when the panel does not tell. */
  name: string
  /** Usually 8 hexadecimal digits: the SFTP user name is `<username>.<identifier>`. */
  identifier: string
  /** The machine's name in the panel. */
  node: string | null
  /** Host name or address (IPv6 without brackets); `null` when not told, or no host and port. */
  sftp: { host: string; port: number } | null
  /** Whether it is this person's own; in somebody else's, its owner says what they may do. `null` when not told. */
  owned: boolean | null
}

type ServerPage = List<Server> & { pages: number }

const perPage = 50
const mostPages = 3

/**
 * Hosts and identifiers go into commands and files that people copy: no blanks, no quotes, and
 * nothing that reads as an option, nor is longer than a name of the DNS.
 */
const hostPattern = /^[\p{L}\p{N}_:][\p{L}\p{N}._:-]{0,252}$/u
const identifierPattern = /^\w[\w-]{0,63}$/

const host: z.ZodMiniType<string> = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.trim().replace(/^\[(.+)\]$/, '$1')),
  ),
  z.string().check(z.regex(hostPattern)),
)

const sftp: z.ZodMiniType<Server['sftp']> = z.catch(
  z.nullable(
    z.pipe(
      z.object({
        ip: host,
        port: z
          .number()
          .check(z.refine((n) => Number.isInteger(n) && n >= 1 && n <= 65_535)),
      }),
      z.transform(({ ip, port }) => ({ host: ip, port })),
    ),
  ),
  null,
)

const server: z.ZodMiniType<Server> = item(
  z.pipe(
    z.object({
      identifier: z.string().check(z.regex(identifierPattern)),
      name: textOrNull,
      node: textOrNull,
      sftp_details: sftp,
      server_owner: booleanOrNull,
    }),
    z.transform((wire) => ({
      name: wire.name || wire.identifier,
      identifier: wire.identifier,
      node: wire.node || null,
      sftp: wire.sftp_details,
      owned: wire.server_owner,
    })),
  ),
)

/** How many pages there are; 1 when this panel does not page. */
const pageCount: z.ZodMiniType<number> = z.catch(
  z.pipe(
    z.object({ total_pages: z.number() }),
    z.transform((pagination) => pagination.total_pages),
  ),
  1,
)

const serverPage: z.ZodMiniType<ServerPage> = arranged(
  (body) => ({ list: body, pages: metaOf(body, 'pagination') }),
  z.pipe(
    z.object({ list: listOf(server), pages: pageCount }),
    z.transform(({ list, pages }) => ({ ...list, pages })),
  ),
)

const endpoint = (page: number): Endpoint<ServerPage> => ({
  method: 'GET',
  path: `?page=${page}&per_page=${perPage}`,
  schema: serverPage,
})

/**
 * Reads this person's servers, 150 at most; `odd` could not be read, and with `more` the panel
 * has others.
 */
export async function listServers(
  { request }: Client,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<List<Server> & { more: boolean }> {
  const first = await request(endpoint(1), { signal })
  const others = Array.from(
    { length: Math.min(first.pages, mostPages) - 1 },
    (_, index) => index + 2,
  )
  const pages = [
    first,
    ...(await Promise.all(others.map((page) => request(endpoint(page), { signal })))),
  ]
  // A server made or deleted meanwhile moves the others, and a panel may not heed `page`.
  const byIdentifier = new Map(
    pages.flatMap(({ items }) => items).map((each) => [each.identifier, each]),
  )
  return {
    items: [...byIdentifier.values()],
    odd: pages.reduce((sum, { odd }) => sum + odd, 0),
    more: first.pages > mostPages,
  }
}
