import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'

import { QueryState } from '#src/forms/query-state.tsx'
import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { NotOffered } from '#src/session/not-offered.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'
import { PageTitle } from '#src/ui/section.tsx'

import { ApiKeyList } from './api-key-list.tsx'
import { useUnheardRequests } from './create/use-unheard-requests.ts'

const UnheardKeys = lazyPart(
  async () => (await import('./create/unheard-keys.tsx')).UnheardKeys,
  'api-key-create',
)

/** API keys: which there are, what each may do, and when each was last used. */
export function Component() {
  const t = useT()
  const hasUnheard = useUnheardRequests().length > 0
  return (
    <>
      <PageTitle lead={t('apiKeys.lead')}>{t('apiKeys.title')}</PageTitle>
      <QueryState
        query={useQuery(keyQueries.apiKeys())}
        notOffered={
          <NotOffered title={t('apiKeys.notOfferedTitle')} text={t('apiKeys.notOffered')} />
        }
      >
        {({ items, odd }) => (
          <>
            {hasUnheard && (
              <RowsAlert>
                <Suspense fallback={<CodeWait of="part" />}>
                  <UnheardKeys />
                </Suspense>
              </RowsAlert>
            )}
            <ApiKeyList keys={items} odd={odd} />
          </>
        )}
      </QueryState>
    </>
  )
}
