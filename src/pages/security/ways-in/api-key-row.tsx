import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useT } from '#src/i18n/context.ts'
import { idleDays, judgeApiKeys } from '#src/keys/api-key-concerns.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'
import { useNow } from '#src/ui/time.tsx'

import { Cover } from './cover.tsx'
import { KeyList } from './key-list.tsx'
import { Names } from './names.tsx'

const nameOf = ({ description, identifier }: ApiKey) => description || identifier

function Reasons({ keys }: { keys: ApiKey[] }) {
  const t = useT()
  const { open, neverUsed, idle } = judgeApiKeys(keys, useNow())
  const reasons = [
    { words: t('waysIn.apiOpen', { count: open.length }), which: open },
    { words: t('waysIn.apiNeverUsed', { count: neverUsed.length }), which: neverUsed },
    { words: t('waysIn.apiIdle', { count: idle.length, days: idleDays }), which: idle },
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

/** The account's API keys as one way in; `path` is the page to delete them at, absent when there is none. */
export function ApiKeyRow({ path }: { path: string | undefined }) {
  const t = useT()
  const query = useQuery(keyQueries.apiKeys())
  return (
    <KeyList query={query} label={t('waysIn.apiKeys')} none={t('waysIn.noApiKeys')}>
      {(keys) => (
        <Row
          label={t('waysIn.apiKeyCount', { count: keys.length })}
          value={
            <Cover covered="no">
              <p>{t('waysIn.apiWhy', { count: keys.length })}</p>
              <Reasons keys={keys} />
            </Cover>
          }
          action={
            path !== undefined && (
              <Link {...buttonLook()} to={path}>
                {t('waysIn.seeApiKeys')}
              </Link>
            )
          }
        />
      )}
    </KeyList>
  )
}
