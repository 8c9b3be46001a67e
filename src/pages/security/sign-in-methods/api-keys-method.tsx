import type { UseQueryResult } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import type { List } from '#src/api/wire.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { marksOf } from '#src/keys/mark-of.ts'
import { paths } from '#src/lib/paths.ts'
import { useNow } from '#src/ui/time.tsx'

import { MethodKeyList } from './method-key-list.tsx'
import { Method } from './method.tsx'

/** The account's API keys as one way in, and how many of them are worth a look. */
export function ApiKeysMethod({ query }: { query: UseQueryResult<List<ApiKey>> }) {
  const t = useT()
  const host = useHost()
  const now = useNow()
  return (
    <MethodKeyList
      query={query}
      label={t('signInMethods.apiKeys')}
      none={t('signInMethods.noApiKeys')}
    >
      {(keys) => {
        const count = keys.length
        // As the page of the keys counts them.
        const worth = marksOf(host, keys, now).size
        return (
          <Method
            to={paths.apiKeys()}
            count={count}
            title={t('signInMethods.apiKeyCount', { count })}
            mark={worth > 0 && t('signInMethods.worthALook', { count: worth })}
          >
            {t('signInMethods.apiWhy', { count })}
          </Method>
        )
      }}
    </MethodKeyList>
  )
}
