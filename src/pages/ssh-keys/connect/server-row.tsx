import type { Server } from '#src/api/servers.ts'
import { useT } from '#src/i18n/context.ts'
import { brief, cut } from '#src/lib/invisible-characters.ts'
import { Icon } from '#src/ui/icons.tsx'
import { longestName, TableRow } from '#src/ui/table.tsx'
import { Value } from '#src/ui/value.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

import { serverAddress, connectionTo, isTold } from './connection.ts'
import { type Way, Ways } from './ways.tsx'

import text from '#src/ui/text.module.css'
import styles from './connect.module.css'

type ServerRowProps = {
  server: Server
  username: string
  /** What `ssh` is to know it by. */
  alias: string
  /** Whether another server has the same name. */
  sharesName: boolean
  isOpen: boolean
  onToggle: () => void
  /** Which of the ways besides the command is shown. */
  way: Way | null
  onWay: (way: Way | null) => void
}

/** One server: what it is called and where its files are. How to get at them is behind its name. */
export function ServerRow({
  server,
  username,
  alias,
  sharesName,
  isOpen,
  onToggle,
  way,
  onWay,
}: ServerRowProps) {
  const t = useT()
  const { name, identifier, sftp, owned } = server
  const connection = connectionTo(server, username, alias)
  // What a button is for must be told by its name alone.
  const tellApart = (name: string) =>
    sharesName ? t('sshConnect.nameAndIdentifier', { name, identifier }) : name
  return (
    <TableRow
      name={<Value of={tellApart(cut(name, longestName))} />}
      facts={[
        {
          value:
            sftp && isTold(server) ? (
              <Value isPrivate of={serverAddress(sftp)} dir="ltr" />
            ) : (
              t('sshConnect.noAddress')
            ),
        },
      ]}
      mark={
        owned === false && (
          <span className={styles['others']}>{t('sshConnect.othersMark')}</span>
        )
      }
      menu={
        <span className={styles['turn']}>
          <Icon name="forward" />
        </span>
      }
      isOpen={isOpen}
      onToggle={onToggle}
    >
      <div className={styles['opened']}>
        {name.length > longestName && (
          <p>
            <WholeValue of={name} />
          </p>
        )}
        {connection ? (
          <Ways
            connection={connection}
            called={tellApart(brief(name))}
            way={way}
            onWay={onWay}
          />
        ) : (
          <p className={text['quiet']}>
            {t(isTold(server) ? 'sshConnect.oddUser' : 'sshConnect.notTold')}
          </p>
        )}
        {connection && owned !== true && (
          <p className={text['quiet']}>
            {t(owned === false ? 'sshConnect.others' : 'sshConnect.perhapsOthers')}
          </p>
        )}
      </div>
    </TableRow>
  )
}
