import { useQuery } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import { ReadFailure } from '#src/forms/failure-alert.tsx'
import { useT } from '#src/i18n/context.ts'
import { serverList } from '#src/keys/servers.ts'
import { RowsAlert } from '#src/ui/rows.tsx'
import { Section } from '#src/ui/section.tsx'

import { ServerTable } from './server-table.tsx'

import styles from './connect.module.css'

type ConnectProps = {
  /** Whether the list of keys above has been read, or could not be. */
  isListSettled: boolean
}

/** How to reach the files of each server with a key, once nothing above can move it any more. */
export function Connect({ isListSettled }: ConnectProps) {
  const t = useT()
  // The servers are read meanwhile.
  const { data, error, refetch, isFetching } = useQuery(serverList())
  if (error && !isFailure(error)) throw error
  if (!isListSettled) return null
  const hasServers = data !== undefined && data.items.length > 0
  return (
    <Section
      title={t('sshConnect.title')}
      lead={hasServers ? t('sshConnect.lead') : undefined}
      isBare={hasServers || error !== null}
    >
      {error && (
        <RowsAlert>
          <ReadFailure failure={error} pending={isFetching} again={() => void refetch()} />
        </RowsAlert>
      )}
      {!data && !error && <p className={styles['none']}>{t('sshConnect.reading')}</p>}
      {data?.items.length === 0 && data.odd === 0 && (
        <p className={styles['none']}>{t('sshConnect.none')}</p>
      )}
      {hasServers && <ServerTable servers={data.items} />}
      {data && data.odd > 0 && (
        <p className={styles[hasServers ? 'below' : 'none']}>
          {t(hasServers ? 'sshConnect.odd' : 'sshConnect.oddOnly', { count: data.odd })}
        </p>
      )}
      {data?.more && <p className={styles['below']}>{t('sshConnect.more')}</p>}
    </Section>
  )
}
