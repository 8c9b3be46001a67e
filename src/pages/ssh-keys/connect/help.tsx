import { queryOptions, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { listServers, type Server } from '#src/api/servers.ts'
import { ReadFailure } from '#src/forms/failure-alert.tsx'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { useAccount } from '#src/session/queries.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Details } from '#src/ui/details.tsx'
import { Section } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'

import { aliasesOf, connectionTo } from './connection.ts'

import text from '#src/ui/text.module.css'
import styles from './connect.module.css'

const servers = () =>
  queryOptions({
    queryKey: ['servers'],
    queryFn: ({ client, signal }) => listServers(clientOf(client), { signal }),
  })

const useServers = () => useQuery(servers())

type HelpProps = {
  /** Whether the list above has been read, or could not be. */
  isListSettled: boolean
}

/** What keys are for and where they come from, below the list: each part once nothing above can move it any more. */
export function Help({ isListSettled }: HelpProps) {
  // The servers are read meanwhile.
  const query = useServers()
  if (!isListSettled) return null
  return (
    <>
      <Connect query={query} />
      {!query.isPending && <MakeKey />}
    </>
  )
}

/** How to reach the files of each server with a key. */
function Connect({ query }: { query: ReturnType<typeof useServers> }) {
  const t = useT()
  const account = useAccount()
  const { data, error, refetch, isFetching } = query
  if (error && !isFailure(error)) throw error
  const aliases = aliasesOf(data?.items ?? [])
  return (
    <Section title={t('sshConnect.title')}>
      {error && (
        <ReadFailure failure={error} pending={isFetching} again={() => void refetch()} />
      )}
      {!data && !error && <p className={styles['none']}>{t('sshConnect.reading')}</p>}
      {data?.items.length === 0 && data.odd === 0 && (
        <p className={styles['none']}>{t('sshConnect.none')}</p>
      )}
      {data && data.items.length > 0 && (
        <ul aria-label={t('sshConnect.servers')}>
          {data.items.map((server, at) => (
            <OneServer
              key={server.identifier}
              server={server}
              username={account.username}
              alias={aliases[at] ?? server.identifier}
            />
          ))}
        </ul>
      )}
      {data && data.odd > 0 && (
        <p className={styles['none']}>
          {t(data.items.length > 0 ? 'sshConnect.odd' : 'sshConnect.oddOnly', {
            count: data.odd,
          })}
        </p>
      )}
      {data?.more && <p className={styles['none']}>{t('sshConnect.more')}</p>}
    </Section>
  )
}

type OneServerProps = { server: Server; username: string; alias: string }

function OneServer({ server, username, alias }: OneServerProps) {
  const t = useT()
  const connection = connectionTo(server, username, alias)
  return (
    <li className={styles['server']}>
      <h3>
        <Value of={server.name} />
      </h3>
      {connection && server.owned === false && (
        <p className={text['quiet']}>{t('sshConnect.others')}</p>
      )}
      {connection ? (
        <>
          <Copyable value={connection.command} of={t('sshConnect.command')} />
          <Details summary={t('sshConnect.otherWays')}>
            <p className={text['quiet']}>{t('sshConnect.configHint')}</p>
            <Copyable value={connection.config} of={t('sshConnect.config')} />
            <p>
              <a {...buttonLook('plain')} href={connection.link}>
                {t('sshConnect.open')}
              </a>
            </p>
          </Details>
        </>
      ) : (
        <p className={text['quiet']}>{t('sshConnect.notTold')}</p>
      )}
    </li>
  )
}

/** Text to be copied: a command, or lines of a file. */
function Copyable({ value, of }: { value: string; of: string }) {
  const shown = useRef<HTMLPreElement>(null)
  return (
    <div className={styles['copyable']}>
      <pre ref={shown} dir="ltr" translate="no">
        {value}
      </pre>
      <CopyButton text={value} of={of} selects={() => shown.current} />
    </div>
  )
}

const systems = [
  { name: 'Windows', show: String.raw`Get-Content $env:USERPROFILE\.ssh\id_ed25519.pub` },
  { name: 'macOS', show: 'cat ~/.ssh/id_ed25519.pub' },
  { name: 'Linux', show: 'cat ~/.ssh/id_ed25519.pub' },
] as const

/** The system that a browser runs on, as far as it tells by what it calls itself. */
function ownSystem(agent: string): string {
  if (/Windows/.test(agent)) return 'Windows'
  return /Mac OS|iPhone|iPad/.test(agent) ? 'macOS' : 'Linux'
}

/** How to make a key on one's own computer. */
function MakeKey() {
  const t = useT()
  const own = ownSystem(useHost().userAgent())
  return (
    <Section title={t('sshConnect.makeTitle')} lead={t('sshConnect.makeLead')}>
      {systems.map(({ name, show }) => (
        <Details key={name} summary={name} open={name === own} className={styles['system']}>
          <ol className={text['numbers']}>
            <li>
              {t(
                name === 'Windows'
                  ? 'sshConnect.openPowerShell'
                  : 'sshConnect.openTerminal',
              )}
            </li>
            <li>
              {t('sshConnect.makeRun')}
              <Copyable
                value="ssh-keygen -t ed25519"
                of={t('sshConnect.makeCommand', { system: name })}
              />
            </li>
            <li>{t('sshConnect.passphrase')}</li>
            <li>
              {t('sshConnect.showIt')}
              <Copyable value={show} of={t('sshConnect.showCommand', { system: name })} />
            </li>
          </ol>
        </Details>
      ))}
    </Section>
  )
}
