import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { SshKey } from '#src/api/ssh-keys.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { brief, revealed } from '#src/lib/invisible-characters.ts'
import { paths } from '#src/lib/paths.ts'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'
import { Time } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'

import { Coverage } from './coverage.tsx'
import { MethodKeyList } from './method-key-list.tsx'

import styles from './sign-in-methods.module.css'

const shown = 5

/** Enough of a fingerprint to tell keys apart. */
function shortFingerprint(fingerprint: string): string {
  return fingerprint.length > 16 ? brief(fingerprint, 12) : revealed(fingerprint)
}

function SshKeyRow({ sshKey, action }: { sshKey: SshKey; action: ReactNode }) {
  const t = useT()
  const rich = useRich()
  const print = (
    <code dir="ltr" title={brief(sshKey.fingerprint)}>
      {shortFingerprint(sshKey.fingerprint)}
    </code>
  )
  return (
    <Row
      label={
        <>
          {t('signInMethods.sshKey')}
          <span className={styles['name']}>
            <Value of={sshKey.name || t('signInMethods.noName')} />
          </span>
        </>
      }
      value={
        <Coverage covered="no">
          <p>{t('signInMethods.sshWhy')}</p>
          <p>
            {sshKey.createdAt === null
              ? rich('signInMethods.sshPrint', { print })
              : rich('signInMethods.sshAdded', {
                  print,
                  when: <Time at={sshKey.createdAt} />,
                })}
          </p>
        </Coverage>
      }
      action={action}
    />
  )
}

/** The account's SSH keys, the first of them each. */
export function SshKeysMethod() {
  const t = useT()
  const query = useQuery(keyQueries.sshKeys())
  const isLeftOut = useIsLeftOut()(paths.sshKeys())
  const action = !isLeftOut && (
    <Link {...buttonLook()} to={paths.sshKeys()}>
      {t('signInMethods.seeSshKeys')}
    </Link>
  )
  return (
    <MethodKeyList
      query={query}
      label={t('signInMethods.sshKeys')}
      none={t('signInMethods.noSshKeys')}
    >
      {(keys) => (
        <>
          {keys.slice(0, shown).map((each, at) => (
            // A panel may list one key twice.
            <SshKeyRow key={`${each.fingerprint} ${at}`} sshKey={each} action={action} />
          ))}
          {keys.length > shown && (
            <Row
              label={t('signInMethods.sshMore', { count: keys.length - shown })}
              value={<Coverage covered="no">{t('signInMethods.sshMoreWhy')}</Coverage>}
              action={action}
            />
          )}
        </>
      )}
    </MethodKeyList>
  )
}
