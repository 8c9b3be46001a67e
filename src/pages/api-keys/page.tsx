import { useQuery } from '@tanstack/react-query'

import { QueryState } from '#src/forms/query-state.tsx'
import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { NotOffered } from '#src/session/not-offered.tsx'
import { PageTitle } from '#src/ui/section.tsx'

import { ApiKeyList } from './api-key-list.tsx'
import { UnheardKeys } from './create/unheard-keys.tsx'

/** API keys: which there are, what each may do, and when each was last used. */
export function Component() {
  const t = useT()
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
            <UnheardKeys />
            <ApiKeyList keys={items} odd={odd} />
          </>
        )}
      </QueryState>
    </>
  )
}
