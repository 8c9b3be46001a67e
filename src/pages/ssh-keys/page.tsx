import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { QueryState } from '#src/forms/query-state.tsx'
import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { NotOffered } from '#src/session/not-offered.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { PageTitle } from '#src/ui/section.tsx'

import { SshKeyList } from './ssh-key-list.tsx'

const Help = lazyPart(async () => (await import('./connect/help.tsx')).Help)

/** SSH keys: what they are for, which there are, and how to connect with them. */
export function Component() {
  const t = useT()
  const query = useQuery(keyQueries.sshKeys())
  return (
    <>
      <PageTitle lead={t('sshKeys.lead')}>{t('sshKeys.title')}</PageTitle>
      <QueryState
        query={query}
        notOffered={
          <NotOffered title={t('sshKeys.notOfferedTitle')} text={t('sshKeys.notOffered')} />
        }
      >
        {({ items, odd }) => (
          <SshKeyList keys={items} odd={odd} readAt={query.dataUpdatedAt} />
        )}
      </QueryState>
      {!isFailure(query.error, 'unsupported') && (
        <Suspense fallback={<CodeWait of="part" />}>
          <Help isListSettled={!query.isPending} />
        </Suspense>
      )}
    </>
  )
}
