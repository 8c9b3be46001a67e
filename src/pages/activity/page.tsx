import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'

import { type Failure, isFailure } from '#src/api/failures.ts'
import { ReadFailure } from '#src/forms/failure-alert.tsx'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { isOnline, subscribeToNetwork } from '#src/lib/network.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { useAccount } from '#src/session/queries.ts'
import { useIsClosed } from '#src/two-factor/two-factor-required.ts'
import { Button } from '#src/ui/button.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { RowsRemark, RowsAlert } from '#src/ui/rows.tsx'
import { PageTitle } from '#src/ui/section.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { Feed } from './feed.tsx'
import { FilterBar } from './filter-bar.tsx'
import { isDated, isLocal, type Filter } from './filter.ts'
import type { ShowsFeed } from './focus-feed.tsx'
import type { OlderPress } from './focus-older.tsx'
import { newestIn, useLastVisit } from './last-visit.ts'
import { NewEvents } from './new-events.tsx'
import { OlderEvents } from './older-events.tsx'
import { useFeed } from './use-feed.ts'
import { useFilter } from './use-filter.ts'
import { useIsShown } from './use-is-shown.ts'

import styles from './activity.module.css'

const Signals = lazyPart(
  async () => (await import('./signals/signals.tsx')).Signals,
  'signals',
)
const DayChart = lazyPart(
  async () => (await import('./chart/day-chart.tsx')).DayChart,
  'activity-chart',
)
const Devices = lazyPart(
  async () => (await import('./devices/devices.tsx')).Devices,
  'activity-more',
)
const None = lazyPart(
  async () => (await import('./no-events.tsx')).NoEvents,
  'activity-more',
)
const SearchOlder = lazyPart(
  async () => (await import('./search-older.tsx')).SearchOlder,
  'activity-more',
)
const GhostFeed = lazyPart(
  async () => (await import('./no-events.tsx')).GhostFeed,
  'activity-more',
)
const NoActivity = lazyPart(
  async () => (await import('./no-events.tsx')).ActivityNotOffered,
  'activity-more',
)
const Arrival = lazyPart(
  async () => (await import('./focus-feed.tsx')).FocusFeed,
  'activity-more',
)

const OlderArrival = lazyPart(
  async () => (await import('./focus-older.tsx')).FocusOlder,
  'activity-more',
)

const Linked = lazyPart(
  async () => (await import('./linked-event.tsx')).LinkedEvent,
  'activity-more',
)

const DayChip = lazyPart(
  async () => (await import('./day-chip.tsx')).DayChip,
  'activity-more',
)

const chartSpace = styles['chartSpace'] ?? ''

/** Activity: what happened to the account, and who did it. */
export function Component() {
  const t = useT()
  const [filter, narrow] = useFilter()
  const account = useAccount()
  const found = useFeed(filter)
  const { error, data, entries, shown } = found
  const feedRead = data !== undefined
  const isAwaited = !data && !error
  const isAll = filter.kind === null && !isLocal(filter) && !isDated(filter)
  const lastVisit = useLastVisit(account, isAll && !found.newer ? newestIn(entries) : null)
  const chart = useIsShown('activity-chart')
  const devices = useIsShown('activity-devices')
  const feed = useRef<HTMLDivElement>(null)
  const { key, state, search } = useLocation()
  // Whoever comes to the page, or reads it anew, is not led anywhere.
  const [begun] = useState(key)
  const isLed = key !== begun && state === ('feed' satisfies ShowsFeed)
  const [press, setPress] = useState<OlderPress | null>(null)
  const { isEmbedded } = useHost()
  // What comes after the feed on a page around it would never be reached.
  const byItself = !isLocal(filter) && !isEmbedded
  const pressOf = (button: HTMLElement): OlderPress => ({
    button,
    data,
    last: shown.at(-1)?.id ?? null,
  })
  const isKnownClosed = useIsClosed(account)
  const isRefused = isFailure(error, 'two-factor-required')
  const isClosed = isRefused || (isKnownClosed && !error)
  if (isFailure(error, 'unsupported'))
    return (
      <Suspense fallback={<CodeWait of="part" />}>
        <NoActivity />
      </Suspense>
    )

  const title = <PageTitle>{t('activity.title')}</PageTitle>
  // Nothing to look at, and nothing to narrow: the banner of every page has the way in.
  if (isClosed && !data)
    return (
      <>
        {title}
        <RowsAlert>
          <p>{t('errors.twoFactorRequiredRead')}</p>
        </RowsAlert>
      </>
    )

  return (
    <>
      {title}
      {/* As high as what comes there: nothing below it waits, or moves. */}
      <div className={styles['signals']}>
        <Suspense
          fallback={
            <>
              <p className={styles['line']} />
              <CodeWait of="part" />
            </>
          }
        >
          <Signals {...{ account, feedRead }} again={found.again} />
        </Suspense>
      </div>
      <FilterBar
        filter={filter}
        onChange={(next) => {
          setPress(null)
          narrow(next)
        }}
        {...{ chart, devices }}
        {...found.choices}
      />
      {chart[0] && (
        <Suspense fallback={<div className={chartSpace} />}>
          <DayChart filter={filter} space={chartSpace} />
        </Suspense>
      )}
      {devices[0] && (
        <Suspense fallback={<CodeWait of="part" />}>
          <Devices />
        </Suspense>
      )}
      {isDated(filter) && (
        <Suspense fallback={<p className={styles['chosen']} />}>
          <DayChip
            filter={filter}
            count={data ? shown.length : null}
            isAll={!found.older && !found.newer && !found.unsure && found.odd === 0}
            onClear={() => narrow({ from: null, to: null })}
          />
        </Suspense>
      )}
      {error && !data && (
        <Trouble failure={error} pending={found.pending} again={found.again} />
      )}
      {isAwaited && (
        <p role="status">
          <VisuallyHidden>{t('forms.loading')}</VisuallyHidden>
        </p>
      )}
      {data && search.includes('event=') && (
        <Suspense fallback={<CodeWait of="part" />}>
          <Linked key={search} {...{ feed, shown, lastVisit, found }} />
        </Suspense>
      )}
      <Arranged kind={filter.kind} />
      {filter.to === null &&
        !found.newer &&
        (data ? (
          <NewEvents query={filter} entries={entries} />
        ) : (
          isAwaited && <p className={styles['newer']} />
        ))}
      {found.newer && (
        <div className={styles['more']}>
          <Button pending={found.pending} onClick={found.newer}>
            {t('activity.newerAgain')}
          </Button>
        </div>
      )}
      <div ref={feed} tabIndex={-1}>
        {isAwaited && (
          <Suspense>
            <GhostFeed />
          </Suspense>
        )}
        <Feed
          entries={shown}
          own={account.username}
          readAgent={found.readAgent}
          nameOfKey={found.nameOfKey}
          lastVisit={lastVisit}
        />
        <Suspense fallback={<CodeWait of="part" />}>
          {data && shown.length === 0 && (
            <None
              filter={filter}
              any={entries.length > 0}
              odd={found.odd}
              older={found.older && (byItself ? 'by-itself' : 'by-press')}
            />
          )}
          {data && isLocal(filter) && (
            <SearchOlder
              filter={filter}
              read={entries.length}
              found={shown.length}
              {...found}
              hasFailed={error !== null}
              pressOf={pressOf}
              onEnd={setPress}
            />
          )}
        </Suspense>
        {/* By itself: whoever has pressed a button keeps focus while its code comes. */}
        <Suspense fallback={<CodeWait of="part" />}>
          {press && (
            <OlderArrival
              {...{ press, feed, data, error, shown, lastVisit }}
              atEnd={found.older === null && filter.from === null}
            />
          )}
          {isLed && <Arrival key={key} feed={feed} count={data ? shown.length : null} />}
        </Suspense>
      </div>
      {found.unsure && <RowsRemark>{t('activity.unsure')}</RowsRemark>}
      {found.odd > 0 && (
        <RowsRemark>
          {t(entries.length > 0 ? 'activity.odd' : 'activity.oddOnly', {
            count: found.odd,
          })}
        </RowsRemark>
      )}
      {error && data && (
        <Trouble failure={error} pending={found.pending} again={found.again} />
      )}
      {data && !error && (
        <div className={styles['more']}>
          {found.older
            ? !isLocal(filter) && (
                <OlderEvents
                  pending={found.pending}
                  byItself={byItself}
                  onOlder={found.older}
                  onPress={(button) => setPress(pressOf(button))}
                />
              )
            : entries.length > 0 && filter.from === null && <p>{t('activity.end')}</p>}
        </div>
      )}
    </>
  )
}

/** Says what this panel leaves to the page. */
function Arranged({ kind }: Pick<Filter, 'kind'>) {
  const t = useT()
  const { capabilities } = clientOf(useQueryClient())
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

type TroubleProps = { failure: Failure; pending: boolean; again: () => void }

/** What is wrong with the feed; it is tried again on demand, and as the network comes back. */
function Trouble({ failure, pending, again }: TroubleProps) {
  // The network is outside of the page.
  useEffect(() =>
    subscribeToNetwork(() => {
      if (isOnline()) again()
    }),
  )
  return (
    <RowsAlert>
      <ReadFailure {...{ failure, pending, again }} />
    </RowsAlert>
  )
}
