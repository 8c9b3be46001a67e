import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { paths } from '#src/lib/paths.ts'
import { Section } from '#src/ui/section.tsx'

import { MethodKeyList } from './method-key-list.tsx'
import { Method } from './method.tsx'

/** The ways into the account before which two-factor never stands (contract F11), each in one line that leads to its page; `children` stand below them. */
export function SignInMethods({ children }: { children?: ReactNode }) {
  const t = useT()
  // Both are asked for at once. A list that comes later than the next would push that down, under somebody's pointer.
  const ssh = useQuery(keyQueries.sshKeys())
  const api = useQuery(keyQueries.apiKeys())
  return (
    <Section title={t('signInMethods.title')}>
      <Method title={t('signInMethods.sftp')}>{t('signInMethods.sftpWhy')}</Method>
      <MethodKeyList query={ssh} label={t('signInMethods.sshKeys')}>
        {({ length: count }) => (
          <Method
            to={paths.sshKeys()}
            count={count}
            title={t('signInMethods.sshKeyCount', { count })}
          >
            {t('signInMethods.sshWhy', { count })}
          </Method>
        )}
      </MethodKeyList>
      {!ssh.isPending && (
        <MethodKeyList query={api} label={t('signInMethods.apiKeys')}>
          {({ length: count }) => (
            <Method
              to={paths.apiKeys()}
              count={count}
              title={t('signInMethods.apiKeyCount', { count })}
            >
              {t('signInMethods.apiWhy', { count })}
            </Method>
          )}
        </MethodKeyList>
      )}
      {!ssh.isPending && children}
    </Section>
  )
}
