import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'

import { agentReader } from '#src/account/activity/agent-query.ts'
import { tidy } from '#src/account/activity/tidy.ts'
import { usePanel } from '#src/account/panel-context.ts'
import { accountQueries } from '#src/account/queries.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { FailureNotice } from '#src/forms/failure-notice.tsx'
import { useT } from '#src/i18n/context.ts'
import { loadNamespace } from '#src/i18n/load.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
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
import { matcher, readFilter, writeFilter, type Filter } from './filter.ts'
import { kinds, readKind, type Kind } from './kinds.ts'

import styles from './activity.module.css'

const Signals = lazy(async () => {
  const [{ Signals: Found }] = await Promise.all([
    import('./signals/signals.tsx'),
    loadNamespace('signals'),
  ])
  return { default: Found }
})

const kindWords = {
  'sign-ins': 'activity.kindSignIns',
  account: 'activity.kindAccount',
  'two-factor': 'activity.kindTwoFactor',
  'api-keys': 'activity.kindApiKeys',
  'ssh-keys': 'activity.kindSshKeys',
  servers: 'activity.kindServers',
} as const satisfies Record<Kind, MessageKey>

/** Activity: what happened to the account, and who did it. */
export function Component() {
  const t = useT()
  const [query, setQuery] = useSearchParams()
  const [search, setSearch] = useState(query.get('q') ?? '')
  const filter = readFilter(query)
  const { kind } = filter
  // Typing stays quick while a long feed follows.
  const sought = useDeferredValue(search)
  const { data: readAgent = null } = useQuery(agentReader())
  const narrow = (change: Partial<Filter>, replace = false) =>
    setQuery(writeFilter({ ...filter, search, ...change }), {
      replace,
      preventScrollReset: true,
    })
  const { data: account } = useSuspenseQuery(accountQueries.me())
  const { data, error, refetch, isFetching, fetchNextPage, hasNextPage } = useInfiniteQuery(
    feed(kind),
  )
  if (error && !isFailure(error)) throw error
  if (isFailure(error, 'unsupported')) return <NotOffered />
  const entries = tidy(data?.pages.map(({ items }) => items) ?? [])
  const shown = entries.filter(matcher({ ...filter, search: sought }, { t, readAgent }))
  const odd = data?.pages.reduce((sum, page) => sum + page.odd, 0) ?? 0
  return (
    <>
      <PageTitle lead={t('activity.lead')}>{t('activity.title')}</PageTitle>
      <Suspense>
        <Signals account={account} />
      </Suspense>
      <RowsBar>
        <RowsSearch
          label={t('activity.search')}
          placeholder={t('activity.searchHint')}
          value={search}
          onChange={(next) => {
            setSearch(next)
            narrow({ search: next }, true)
          }}
        >
          <select
            className={barField}
            aria-label={t('activity.kind')}
            value={kind ?? ''}
            onChange={(event) => narrow({ kind: readKind(event.target.value) })}
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
      <Feed entries={shown} own={account.username} readAgent={readAgent} />
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
