import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'

import { tidy } from '#src/account/activity/tidy.ts'
import { usePanel } from '#src/account/panel-context.ts'
import { accountQueries } from '#src/account/queries.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { FailureNotice } from '#src/forms/failure-notice.tsx'
import { useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { hasWords, searchWords } from '#src/ui/rows-search.ts'
import {
  barField,
  NoRows,
  RowsBar,
  RowsRemark,
  RowsSearch,
  RowsTrouble,
} from '#src/ui/rows.tsx'

import { feed } from './feed-query.ts'
import { Feed } from './feed.tsx'
import { searchedText } from './find.ts'
import { kinds, readKind, type Kind } from './kinds.ts'

import styles from './activity.module.css'

const kindWords = {
  'sign-ins': 'activity.kindSignIns',
  account: 'activity.kindAccount',
  'two-factor': 'activity.kindTwoFactor',
  'api-keys': 'activity.kindApiKeys',
  'ssh-keys': 'activity.kindSshKeys',
  servers: 'activity.kindServers',
} as const satisfies Record<Kind, MessageKey>

/** The query of the address, so that what is shown can be kept and shared. */
const ask = (kind: Kind | null, search: string) => ({
  ...(kind && { kind }),
  ...(search.trim() && { q: search }),
})

/** Activity: what happened to the account, and who did it. */
export function Component() {
  const t = useT()
  const [query, setQuery] = useSearchParams()
  const [search, setSearch] = useState(query.get('q') ?? '')
  const kind = readKind(query.get('kind'))
  // Typing stays quick while a long feed follows.
  const words = searchWords(useDeferredValue(search))
  const { data: account } = useSuspenseQuery(accountQueries.me())
  const { data, error, refetch, isFetching, fetchNextPage, hasNextPage } = useInfiniteQuery(
    feed(kind),
  )
  if (error && !isFailure(error)) throw error
  if (isFailure(error, 'unsupported')) return <NotOffered />
  const entries = tidy(data?.pages.map(({ items }) => items) ?? [])
  const shown =
    words.length > 0
      ? entries.filter((entry) => hasWords(searchedText(entry, t), words))
      : entries
  const odd = data?.pages.reduce((sum, page) => sum + page.odd, 0) ?? 0
  return (
    <>
      <PageTitle lead={t('activity.lead')}>{t('activity.title')}</PageTitle>
      <RowsBar>
        <RowsSearch
          label={t('activity.search')}
          placeholder={t('activity.searchHint')}
          value={search}
          onChange={(next) => {
            setSearch(next)
            setQuery(ask(kind, next), { replace: true, preventScrollReset: true })
          }}
        >
          <select
            className={barField}
            aria-label={t('activity.kind')}
            value={kind ?? ''}
            onChange={(event) => {
              const next = readKind(event.target.value)
              setQuery(ask(next, search), { preventScrollReset: true })
            }}
          >
            <option value="">{t('activity.kindAll')}</option>
            {(Object.keys(kinds) as Kind[]).map((each) => (
              <option key={each} value={each}>
                {t(kindWords[each])}
              </option>
            ))}
          </select>
        </RowsSearch>
      </RowsBar>
      {error && !data && <Trouble failure={error} pending={isFetching} again={refetch} />}
      {!data && !error && <RowsRemark>{t('activity.reading')}</RowsRemark>}
      <Feed entries={shown} own={account.username} />
      {data && entries.length === 0 && (
        <NoRows
          title={t('activity.noneTitle')}
          text={kind ? t('activity.noneOfKind') : t('activity.none')}
        />
      )}
      {entries.length > 0 && shown.length === 0 && (
        <RowsRemark>
          {t(hasNextPage ? 'activity.noneLoaded' : 'activity.noneFound')}
        </RowsRemark>
      )}
      {odd > 0 && <RowsRemark>{t('activity.odd', { count: odd })}</RowsRemark>}
      {error && data && (
        <Trouble failure={error} pending={isFetching} again={fetchNextPage} />
      )}
      {data && !error && (
        <div className={styles['more']}>
          {hasNextPage ? (
            <Button
              pending={isFetching}
              pendingLabel={t('activity.reading')}
              onClick={() => void fetchNextPage()}
            >
              {t('activity.older')}
            </Button>
          ) : (
            entries.length > 0 && <p>{t('activity.end')}</p>
          )}
        </div>
      )}
    </>
  )
}

type TroubleProps = { failure: Failure; pending: boolean; again: () => unknown }

function Trouble({ failure, pending, again }: TroubleProps) {
  const t = useT()
  return (
    <RowsTrouble>
      <FailureNotice
        failure={failure}
        actions={
          <Button pending={pending} onClick={() => again()}>
            {t('activity.tryAgain')}
          </Button>
        }
      />
    </RowsTrouble>
  )
}

function NotOffered() {
  const t = useT()
  const { panelName, panelUrl } = usePanel()
  return (
    <>
      <PageTitle>{t('activity.title')}</PageTitle>
      <RowsTrouble>
        <Notice
          kind="info"
          title={t('activity.notOfferedTitle')}
          actions={
            <a {...buttonLook()} href={panelUrl}>
              {t('activity.openPanel', { panel: panelName })}
            </a>
          }
        >
          <p>{t('activity.notOffered')}</p>
        </Notice>
      </RowsTrouble>
    </>
  )
}
