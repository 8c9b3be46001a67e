import { Suspense, useRef, useState } from 'react'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { barField, RowsBar, RowsSearch } from '#src/ui/rows.tsx'

import { type Filter, isFurther, noneFurther, writeFilter } from './filter.ts'
import { kinds, kindWords, readKind, type Kind } from './kinds.ts'
import type { PartShown } from './use-is-shown.ts'

import styles from './activity.module.css'

const Further = lazyPart(
  async () => (await import('./more-filters.tsx')).MoreFilters,
  'activity-more',
)

export type FilterBarProps = {
  filter: Filter
  onChange: (change: Partial<Filter>) => void
  /** What there is in the rows on screen. */
  addresses: readonly string[]
  browsers: readonly string[]
}

type BarProps = FilterBarProps & {
  chart: PartShown
  devices: PartShown
}

/** Finds events: by words and kind, and further down by address, browser, API and day. */
export function FilterBar({
  filter,
  onChange,
  addresses,
  browsers,
  chart: [isChartShown, showChart],
  devices: [areDevicesShown, showDevices],
}: BarProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const kind = useRef<HTMLSelectElement>(null)
  // A day that was chosen has a sign of its own.
  const isOpen = open || isFurther({ ...filter, from: null, to: null })
  return (
    <>
      <RowsBar>
        <RowsSearch
          label={t('activity.search')}
          placeholder={t('activity.search')}
          value={filter.search}
          onChange={(search) => onChange({ search })}
        >
          <select
            ref={kind}
            className={barField}
            aria-label={t('activity.kind')}
            value={filter.kind ?? ''}
            onChange={(event) => onChange({ kind: readKind(event.target.value) })}
          >
            <option value="">{t('activity.kindAll')}</option>
            {(Object.keys(kinds) as Kind[]).map((each) => (
              <option key={each} value={each}>
                {t(kindWords[each])}
              </option>
            ))}
          </select>
          {!isOpen && (
            <Button
              aria-label={t('activity.moreFilters')}
              title={t('activity.moreFilters')}
              onClick={() => setOpen(true)}
            >
              <Icon name="filter" />
            </Button>
          )}
        </RowsSearch>
        <div className={styles['tools']}>
          <Button
            aria-pressed={areDevicesShown}
            onClick={() => showDevices(!areDevicesShown)}
          >
            <Icon name="system" />
            {t('activity.devices')}
          </Button>
          <Button aria-pressed={isChartShown} onClick={() => showChart(!isChartShown)}>
            <Icon name="chart" />
            {t('activity.chart')}
          </Button>
          <Link {...buttonLook()} to={paths.exportActivity(writeFilter(filter))}>
            <Icon name="download" />
            {t('activity.export')}
          </Link>
        </div>
      </RowsBar>
      {isOpen && (
        <Suspense fallback={<CodeWait of="part" />}>
          <Further
            filter={filter}
            onChange={onChange}
            arrives={open}
            onClear={() => {
              // The button goes with the filters.
              kind.current?.focus()
              setOpen(false)
              onChange(noneFurther)
            }}
            addresses={addresses}
            browsers={browsers}
          />
        </Suspense>
      )}
    </>
  )
}
