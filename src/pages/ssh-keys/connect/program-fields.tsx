import { useRef } from 'react'

import { useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Private } from '#src/ui/private.tsx'

import type { Connection } from './connection.ts'

import text from '#src/ui/text.module.css'
import styles from './connect.module.css'

type Program = {
  /** By the program's own labels, in the order of its dialog. */
  fields: readonly (readonly [label: MessageKey, of: (to: Connection) => string])[]
  /** Where the key or the password goes. */
  hint: MessageKey
}

const programs = {
  winscp: {
    fields: [
      ['sshConnect.winscpProtocol', () => 'SFTP'],
      ['sshConnect.winscpHost', ({ host }) => host],
      ['sshConnect.winscpPort', ({ port }) => String(port)],
      ['sshConnect.winscpUser', ({ user }) => user],
      ['sshConnect.winscpUrl', ({ link }) => link],
    ],
    hint: 'sshConnect.winscpHint',
  },
  filezilla: {
    fields: [
      ['sshConnect.filezillaProtocol', () => 'SFTP - SSH File Transfer Protocol'],
      // It takes what follows a colon for a port.
      ['sshConnect.filezillaHost', ({ bracketed }) => bracketed],
      ['sshConnect.filezillaPort', ({ port }) => String(port)],
      ['sshConnect.filezillaUser', ({ user }) => user],
      ['sshConnect.filezillaUrl', ({ quickconnect }) => quickconnect],
    ],
    hint: 'sshConnect.filezillaHint',
  },
} as const satisfies Record<string, Program>

type ProgramFieldsProps = {
  program: keyof typeof programs
  connection: Connection
  /** Names one thing of this server. */
  of: (what: string) => string
}

/** What goes into the fields of a program, each to be copied. */
export function ProgramFields({ program, connection, of }: ProgramFieldsProps) {
  const t = useT()
  const { fields, hint }: Program = programs[program]
  return (
    <>
      <dl className={styles['fields']}>
        {fields.map(([label, valueOf]) => (
          <Field key={label} label={t(label)} value={valueOf(connection)} of={of} />
        ))}
      </dl>
      <p className={text['quiet']}>{t(hint)}</p>
    </>
  )
}

type FieldProps = Pick<ProgramFieldsProps, 'of'> & { label: string; value: string }

function Field({ label, value, of }: FieldProps) {
  const shown = useRef<HTMLElement>(null)
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code ref={shown} dir="ltr" translate="no">
          <Private isPrivate of={value}>
            {value}
          </Private>
        </code>
      </dd>
      <dd>
        <CopyButton text={value} of={of(label)} selects={() => shown.current} />
      </dd>
    </div>
  )
}
