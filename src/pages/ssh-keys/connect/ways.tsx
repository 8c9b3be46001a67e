import { useId } from 'react'

import { useT } from '#src/i18n/context.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'

import type { Connection } from './connection.ts'
import { Copyable } from './copyable.tsx'
import { ProgramFields } from './program-fields.tsx'

import text from '#src/ui/text.module.css'
import styles from './connect.module.css'

/** Besides the command: two programs, and the configuration of OpenSSH. */
const ways = ['winscp', 'filezilla', 'config'] as const
export type Way = (typeof ways)[number]

const labels = {
  winscp: 'sshConnect.winscp',
  filezilla: 'sshConnect.filezilla',
  config: 'sshConnect.configFile',
} as const satisfies Record<Way, string>

type WaysProps = {
  connection: Connection
  /** What the server is called, and told apart by. */
  called: string
  way: Way | null
  onWay: (way: Way | null) => void
}

/** The ways to the files of one server: the command, and one of the others at a time. */
export function Ways({ connection, called, way, onWay }: WaysProps) {
  const t = useT()
  const id = useId()
  const { command, config, link } = connection
  const of = (what: string) => t('sshConnect.of', { what, server: called })
  return (
    <>
      <Copyable value={command} of={of(t('sshConnect.command'))} />
      <div className={styles['ways']}>
        {ways.map((each) => (
          <Button
            key={each}
            aria-pressed={each === way}
            aria-controls={each === way ? id : undefined}
            onClick={() => onWay(each === way ? null : each)}
          >
            <span dir="ltr">{t(labels[each])}</span>
          </Button>
        ))}
        <a {...buttonLook('plain')} href={link}>
          {t('sshConnect.open')}
        </a>
      </div>
      {way && (
        <div id={id} className={styles['way']}>
          {way === 'config' ? (
            <>
              <p className={text['quiet']}>{t('sshConnect.configHint')}</p>
              <Copyable value={config} of={of(t('sshConnect.config'))} />
            </>
          ) : (
            <ProgramFields program={way} connection={connection} of={of} />
          )}
        </div>
      )}
    </>
  )
}
