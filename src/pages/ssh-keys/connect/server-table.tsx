import { useDeferredValue, useState } from 'react'

import type { Server } from '#src/api/servers.ts'
import { useT } from '#src/i18n/context.ts'
import { useAccount } from '#src/session/queries.ts'
import { hasWords, searchWords } from '#src/ui/rows-search.ts'
import { RowsCount, RowsRemark, RowsSearch } from '#src/ui/rows.tsx'
import { Table, TableGroup } from '#src/ui/table.tsx'

import { serverAddress, aliasesOf, isTold } from './connection.ts'
import { ServerRow } from './server-row.tsx'
import type { Way } from './ways.tsx'

import styles from './connect.module.css'

/** So many servers are seen at a glance. */
const fewServers = 7

/** Those that a search finds: by name, by address and by what the panel calls them. */
function findServers(servers: readonly Server[], search: string): readonly Server[] {
  const words = searchWords(search)
  return servers.filter(({ name, identifier, sftp }) =>
    hasWords(`${name} ${identifier} ${sftp ? serverAddress(sftp) : ''}`, words),
  )
}

type ServerTableProps = {
  /** At least one. */
  servers: readonly Server[]
}

/** The servers, at most one of them opened at a time, at first the only one, and the same of its ways as of the one before. */
export function ServerTable({ servers }: ServerTableProps) {
  const t = useT()
  const { username } = useAccount()
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState(() => {
    const [first, ...others] = servers
    // Which of several somebody comes for, nobody knows.
    return first && others.length === 0 && isTold(first) ? first.identifier : null
  })
  const [way, setWay] = useState<Way | null>(null)
  // Typing stays quick while a long list follows.
  const found = findServers(servers, useDeferredValue(search))
  const aliases = aliasesOf(servers)
  const byName = Map.groupBy(servers, ({ name }) => name)
  const hasOthers = servers.some(({ owned }) => owned === false)
  return (
    <>
      {(servers.length > fewServers || search !== '') && (
        <div className={styles['bar']}>
          <RowsSearch
            label={t('sshConnect.search')}
            placeholder={t('sshConnect.search')}
            value={search}
            onChange={setSearch}
          >
            <RowsCount>
              {found.length < servers.length
                ? t('sshConnect.countFound', { found: found.length, count: servers.length })
                : t('sshConnect.count', { count: servers.length })}
            </RowsCount>
          </RowsSearch>
        </div>
      )}
      {found.length > 0 ? (
        <Table
          label={t('sshConnect.servers')}
          columns={[
            { label: t('sshConnect.columnServer') },
            { label: t('sshConnect.columnAddress') },
            { rem: hasOthers ? 8 : 0 },
            { rem: 2 },
          ]}
        >
          <TableGroup count={found.length}>
            {found.map((server) => (
              <ServerRow
                key={server.identifier}
                server={server}
                username={username}
                alias={aliases[servers.indexOf(server)] ?? server.identifier}
                sharesName={(byName.get(server.name)?.length ?? 0) > 1}
                isOpen={opened === server.identifier}
                onToggle={() =>
                  setOpened(opened === server.identifier ? null : server.identifier)
                }
                way={way}
                onWay={setWay}
              />
            ))}
          </TableGroup>
        </Table>
      ) : (
        <RowsRemark>{t('sshConnect.noneFound')}</RowsRemark>
      )}
    </>
  )
}
