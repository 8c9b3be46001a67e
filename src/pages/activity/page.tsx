import { useSuspenseQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import { usePanel } from '#src/account/panel-context.ts'
import { accountQueries } from '#src/account/queries.ts'
import { client } from '#src/api/current.ts'
import { type Failure, isFailure } from '#src/api/failures.ts'
import { FailureNotice } from '#src/forms/failure-notice.tsx'
import { useT } from '#src/i18n/context.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { NoRows, RowsRemark, RowsTrouble } from '#src/ui/rows.tsx'

import { DayChart } from './chart/lazy.tsx'
import { Feed } from './feed.tsx'
import { FilterBar } from './filter-bar.tsx'
import { isLocal, type Filter } from './filter.ts'
import { Newer } from './newer.tsx'
import { Older } from './older.tsx'
import { Signals } from './signals/lazy.tsx'
import { useAbove } from './use-above.ts'
import { useFeed } from './use-feed.ts'
import { useFilter } from './use-filter.ts'

import styles from './activity.module.css'

/** Activity: what happened to the account, and who did it. */
export function Component() {
  const t = useT()
  const [filter, narrow] = useFilter()
  const { data: account } = useSuspenseQuery(accountQueries.me())
  const found = useFeed(filter)
  const { error, data, entries, shown } = found
  const feedRead = data !== undefined
  const { shown: isShown, onSignals, onChart } = useAbove(feedRead || error !== null)
  if (isFailure(error, 'unsupported')) return <NotOffered />

  return (
    <>
      <PageTitle lead={t('activity.lead')}>{t('activity.title')}</PageTitle>
      <Signals
        {...{ account, feedRead }}
        above={{ shown: isShown, onSettled: onSignals }}
      />
      {/* Held back with its room, so that one who comes back is where they were. */}
      <div className={isShown ? undefined : styles['held']}>
        <DayChart filter={filter} above={{ shown: isShown, onSettled: onChart }} />
        <FilterBar filter={filter} onChange={narrow} {...found.choices} />
        {error && !data && (
          <Trouble failure={error} pending={found.pending} again={found.refetch} />
        )}
        {!data && !error && <RowsRemark>{t('activity.reading')}</RowsRemark>}
        <Arranged kind={filter.kind} />
        {data && filter.to === null && !found.newer && (
          <Newer query={filter} entries={entries} />
        )}
        {found.newer && (
          <div className={styles['more']}>
            <Button pending={found.pending} onClick={found.newer}>
              {t('activity.newerAgain')}
            </Button>
          </div>
        )}
        <Feed
          entries={shown}
          own={account.username}
          readAgent={found.readAgent}
          nameOfKey={found.nameOfKey}
        />
        {data && entries.length === 0 && (
          <NoRows
            title={t('activity.noneTitle')}
            text={filter.kind ? t('activity.noneOfKind') : t('activity.none')}
          />
        )}
        {entries.length > 0 && shown.length === 0 && (
          <RowsRemark>
            {t(
              found.older && isLocal(filter) ? 'activity.noneLoaded' : 'activity.noneFound',
            )}
          </RowsRemark>
        )}
        {found.odd > 0 && (
          <RowsRemark>{t('activity.odd', { count: found.odd })}</RowsRemark>
        )}
        {error && data && (
          <Trouble failure={error} pending={found.pending} again={found.again} />
        )}
        {data && !error && (
          <div className={styles['more']}>
            {found.older ? (
              <Older
                pending={found.pending}
                byItself={!isLocal(filter)}
                onOlder={found.older}
              />
            ) : (
              entries.length > 0 && filter.from === null && <p>{t('activity.end')}</p>
            )}
          </div>
        )}
      </div>
    </>
  )
}

/** Says what this panel leaves to the page. */
function Arranged({ kind }: Pick<Filter, 'kind'>) {
  const t = useT()
  const { capabilities } = client()
  const can = useSyncExternalStore(capabilities.subscribe, capabilities.get)
  return (
    <>
      {!can.activityFilter && kind !== null && (
        <RowsRemark>{t('activity.notFiltered')}</RowsRemark>
      )}
      {!can.activitySort && <RowsRemark>{t('activity.notSorted')}</RowsRemark>}
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
