import type { UseQueryResult } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import type { List } from '#src/api/wire.ts'
import { useT } from '#src/i18n/context.ts'
import { judgeApiKeys } from '#src/keys/api-key-concerns.ts'
import { paths } from '#src/lib/paths.ts'
import { useNow } from '#src/ui/time.tsx'

import { MethodKeyList } from './method-key-list.tsx'
import { Summary } from './summary.tsx'

/** The account's API keys as one way in, and how many of them are worth a look. */
export function ApiKeysMethod({ query }: { query: UseQueryResult<List<ApiKey>> }) {
  const t = useT()
  const now = useNow()
  return (
    <MethodKeyList
      query={query}
      label={t('signInMethods.apiKeys')}
      none={t('signInMethods.noApiKeys')}
    >
      {(keys) => {
        const count = keys.length
        const { open, neverUsed, idle } = judgeApiKeys(keys, now)
        const worth = new Set([...open, ...neverUsed, ...idle]).size
        return (
          <Summary
            to={paths.apiKeys()}
            count={count}
            title={t('signInMethods.apiKeyCount', { count })}
            mark={worth > 0 && t('signInMethods.worthALook', { count: worth })}
          >
            {t('signInMethods.apiWhy', { count })}
          </Summary>
        )
      }}
    </MethodKeyList>
  )
}
