import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import type { SshKey } from '#src/api/ssh-keys.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'
import { Time } from '#src/ui/time.tsx'

import { Cover } from './cover.tsx'
import { KeyList } from './key-list.tsx'

import styles from './ways-in.module.css'

const shown = 5

/** Enough of a fingerprint to tell keys apart. */
function shortFingerprint(fingerprint: string): string {
  return fingerprint.length > 16 ? `${fingerprint.slice(0, 12)}…` : fingerprint
}

function SshKeyRow({ sshKey, action }: { sshKey: SshKey; action: ReactNode }) {
  const t = useT()
  const rich = useRich()
  const print = (
    <code dir="ltr" title={sshKey.fingerprint}>
      {shortFingerprint(sshKey.fingerprint)}
    </code>
  )
  return (
    <Row
      label={
        <>
          {t('waysIn.sshKey')}
          <span className={styles['name']}>
            <bdi>{sshKey.name || t('waysIn.noName')}</bdi>
          </span>
        </>
      }
      value={
        <Cover covered="no">
          <p>{t('waysIn.sshWhy')}</p>
          <p>
            {sshKey.createdAt === null
              ? rich('waysIn.sshPrint', { print })
              : rich('waysIn.sshAdded', { print, when: <Time at={sshKey.createdAt} /> })}
          </p>
        </Cover>
      }
      action={action}
    />
  )
}

/** The account's SSH keys, the first of them each; `path` is the page to remove them at, absent when there is none. */
export function SshKeyRows({ path }: { path: string | undefined }) {
  const t = useT()
  const query = useQuery(keyQueries.sshKeys())
  const action = path !== undefined && (
    <Link {...buttonLook()} to={path}>
      {t('waysIn.seeSshKeys')}
    </Link>
  )
  return (
    <KeyList query={query} label={t('waysIn.sshKeys')} none={t('waysIn.noSshKeys')}>
      {(keys) => (
        <>
          {keys.slice(0, shown).map((each, at) => (
            // A panel may list one key twice.
            <SshKeyRow key={`${each.fingerprint} ${at}`} sshKey={each} action={action} />
          ))}
          {keys.length > shown && (
            <Row
              label={t('waysIn.sshMore', { count: keys.length - shown })}
              value={<Cover covered="no">{t('waysIn.sshMoreWhy')}</Cover>}
              action={action}
            />
          )}
        </>
      )}
    </KeyList>
  )
}
