import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useT } from '#src/i18n/context.ts'
import { idleDays, judgeApiKeys } from '#src/keys/api-key-concerns.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { paths } from '#src/lib/paths.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'
import { useNow } from '#src/ui/time.tsx'

import { Coverage } from './coverage.tsx'
import { MethodKeyList } from './method-key-list.tsx'
import { Names } from './names.tsx'

const nameOf = ({ description, identifier }: ApiKey) => description || identifier

function Reasons({ keys }: { keys: ApiKey[] }) {
  const t = useT()
  const { open, neverUsed, idle } = judgeApiKeys(keys, useNow())
  const reasons = [
    { words: t('signInMethods.apiOpen', { count: open.length }), which: open },
    {
      words: t('signInMethods.apiNeverUsed', { count: neverUsed.length }),
      which: neverUsed,
    },
    {
      words: t('signInMethods.apiIdle', { count: idle.length, days: idleDays }),
      which: idle,
    },
  ].filter(({ which }) => which.length > 0)
  if (reasons.length === 0) return null
  return (
    <ul>
      {reasons.map(({ words, which }) => (
        <li key={words}>
          {words} <Names names={which.map(nameOf)} />
        </li>
      ))}
    </ul>
  )
}

/** The account's API keys as one way in. */
export function ApiKeysMethod() {
  const t = useT()
  const query = useQuery(keyQueries.apiKeys())
  return (
    <MethodKeyList
      query={query}
      label={t('signInMethods.apiKeys')}
      none={t('signInMethods.noApiKeys')}
    >
      {(keys) => (
        <Row
          label={t('signInMethods.apiKeyCount', { count: keys.length })}
          value={
            <Coverage covered="no">
              <p>{t('signInMethods.apiWhy', { count: keys.length })}</p>
              <Reasons keys={keys} />
            </Coverage>
          }
          action={
            <Link {...buttonLook()} to={paths.apiKeys()}>
              {t('signInMethods.seeApiKeys')}
            </Link>
          }
        />
      )}
    </MethodKeyList>
  )
}
