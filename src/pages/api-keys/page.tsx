import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'

import { QueryState } from '#src/forms/query-state.tsx'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { keyLimit, keyQueries } from '#src/keys/key-queries.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { useHadKeyWrites } from '#src/session/key-writes.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { GhostRows } from '#src/ui/ghost-rows.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { EmptyState, RowsBar } from '#src/ui/rows.tsx'
import { PageTitle } from '#src/ui/section.tsx'

import { ApiKeyList } from './api-key-list.tsx'
import { useColumns } from './columns.ts'
import { useUnheardRequests } from './create/use-unheard-requests.ts'

import styles from './api-keys.module.css'

// Most panels have keys.
const NotOffered = lazyPart(
  async () => (await import('#src/session/not-offered.tsx')).NotOffered,
)
const UnheardAboveList = lazyPart(
  async () => (await import('./unheard.tsx')).UnheardAboveList,
  'api-key-create',
  'api-key-delete',
)

/** API keys: which there are, what each may do, and when each was last used. */
export function Component() {
  const t = useT()
  const hadWrites = useHadKeyWrites()
  const hasUnheard = useUnheardRequests().length > 0 || hadWrites
  const query = useQuery(keyQueries.apiKeys())
  const columns = useColumns()
  const { data: known } = useQuery(keyLimit.known(useHost()))
  const count = query.data && query.data.items.length + query.data.odd
  // A panel that took more since has another limit.
  const limit = known !== null && (count ?? 0) <= known ? known : null
  const isFull = limit !== null && count === limit
  const create = (
    <Link {...buttonLook(isFull ? 'normal' : 'primary')} to={paths.createApiKey()}>
      {isFull ? (
        t('apiKeys.makeRoom')
      ) : (
        <>
          <Icon name="plus" />
          {t('apiKeys.create')}
        </>
      )}
    </Link>
  )
  return (
    <>
      <PageTitle
        lead={t('apiKeys.lead')}
        // The empty state has it, and where nothing could be read nobody knows whether there are keys.
        action={count === 0 || (count === undefined && query.error) ? undefined : create}
      >
        {t('apiKeys.title')}
      </PageTitle>
      {query.isPending && !query.error ? (
        <>
          {/* As high as the bar that comes. */}
          <RowsBar>
            <span className={styles['place']} />
          </RowsBar>
          <GhostRows label={t('forms.loading')} columns={columns} hasPicks />
        </>
      ) : (
        <QueryState
          query={query}
          notOffered={
            <Suspense fallback={<CodeWait of="part" />}>
              <NotOffered
                title={t('apiKeys.notOfferedTitle')}
                text={t('apiKeys.notOffered')}
              />
            </Suspense>
          }
        >
          {({ items, odd }) => (
            <>
              {hasUnheard && (
                <Suspense fallback={<CodeWait of="part" />}>
                  <UnheardAboveList />
                </Suspense>
              )}
              {items.length + odd === 0 && (
                <EmptyState
                  title={t('apiKeys.noneTitle')}
                  text={t('apiKeys.none')}
                  action={create}
                />
              )}
              <ApiKeyList keys={items} odd={odd} limit={limit} />
            </>
          )}
        </QueryState>
      )}
    </>
  )
}
