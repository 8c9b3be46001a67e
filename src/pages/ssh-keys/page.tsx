import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { QueryState } from '#src/forms/query-state.tsx'
import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { useHadKeyWrites } from '#src/session/key-writes.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { GhostRows } from '#src/ui/ghost-rows.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { PageTitle } from '#src/ui/section.tsx'

import { useSshKeyColumns } from './columns.ts'
import { SshKeyList } from './ssh-key-list.tsx'

// Most panels have keys.
const NotOffered = lazyPart(
  async () => (await import('#src/session/not-offered.tsx')).NotOffered,
)
const UnheardSshKeys = lazyPart(
  async () => (await import('#src/keys/unheard-keys.tsx')).UnheardSshKeys,
  'api-key-delete',
)
const Connect = lazyPart(
  async () => (await import('./connect/connect.tsx')).Connect,
  'ssh-connect',
)

/** SSH keys: what they are for, which there are, and how to connect with them. */
export function Component() {
  const t = useT()
  const hadWrites = useHadKeyWrites()
  const query = useQuery(keyQueries.sshKeys())
  const columns = useSshKeyColumns()
  const count = query.data && query.data.items.length + query.data.odd
  const add = (
    <Link {...buttonLook('primary')} to={paths.addSshKey()}>
      <Icon name="plus" />
      {t('sshKeys.add')}
    </Link>
  )
  return (
    <>
      <PageTitle
        lead={t('sshKeys.lead')}
        // The empty state has it, and where nothing could be read nobody knows whether there are keys.
        action={count === 0 || (count === undefined && query.error) ? undefined : add}
      >
        {t('sshKeys.title')}
      </PageTitle>
      {query.isPending && !query.error ? (
        <GhostRows label={t('forms.loading')} columns={columns} />
      ) : (
        <QueryState
          query={query}
          notOffered={
            <Suspense fallback={<CodeWait of="part" />}>
              <NotOffered
                title={t('sshKeys.notOfferedTitle')}
                text={t('sshKeys.notOffered')}
              />
            </Suspense>
          }
        >
          {({ items, odd }) => (
            <>
              {hadWrites && (
                <Suspense fallback={null}>
                  <UnheardSshKeys />
                </Suspense>
              )}
              <SshKeyList keys={items} odd={odd} readAt={query.dataUpdatedAt} add={add} />
            </>
          )}
        </QueryState>
      )}
      {!isFailure(query.error, 'unsupported') && (
        <Suspense fallback={<CodeWait of="part" />}>
          <Connect isListSettled={!query.isPending} />
        </Suspense>
      )}
    </>
  )
}
