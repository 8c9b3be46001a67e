import { useRef, useState } from 'react'
import { Link } from 'react-router'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { barField, RowsBar, RowsSearch } from '#src/ui/rows.tsx'

import { type Filter, isFurther, noneFurther, writeFilter } from './filter.ts'
import { kindWords } from './kind-words.ts'
import { kinds, readKind, type Kind } from './kinds.ts'

import styles from './activity.module.css'

type FilterBarProps = {
  filter: Filter
  onChange: (change: Partial<Filter>) => void
  /** What there is in the rows on screen. */
  addresses: readonly string[]
  browsers: readonly string[]
}

/** Finds events: by words and kind, and further down by address, browser, API and day. */
export function FilterBar({ filter, onChange, addresses, browsers }: FilterBarProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const kind = useRef<HTMLSelectElement>(null)
  const isOpen = open || isFurther(filter)
  return (
    <>
      <RowsBar>
        <RowsSearch
          label={t('activity.search')}
          placeholder={t('activity.searchHint')}
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
            <Button kind="plain" onClick={() => setOpen(true)}>
              {t('activity.moreFilters')}
            </Button>
          )}
        </RowsSearch>
        <Link {...buttonLook()} to={paths.exportActivity(writeFilter(filter))}>
          {t('activity.export')}
        </Link>
      </RowsBar>
      {isOpen && (
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
      )}
    </>
  )
}

type FurtherProps = FilterBarProps & {
  /** Whether somebody has just asked for them, and wants to choose. */
  arrives: boolean
  onClear: () => void
}

function Further({
  filter,
  onChange,
  arrives,
  onClear,
  addresses,
  browsers,
}: FurtherProps) {
  const t = useT()
  return (
    <div className={styles['further']} role="group" aria-label={t('activity.moreFilters')}>
      <Choice
        label={t('activity.address')}
        any={t('activity.anyAddress')}
        value={filter.address}
        choices={addresses}
        arrives={arrives}
        onChange={(address) => onChange({ address })}
      />
      <Choice
        label={t('activity.browser')}
        any={t('activity.anyBrowser')}
        value={filter.browser}
        choices={browsers}
        onChange={(browser) => onChange({ browser })}
      />
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {t(end === 'from' ? 'activity.from' : 'activity.to')}
          <input
            type="date"
            className={barField}
            max="9999-12-31"
            value={filter[end] ?? ''}
            onChange={(event) => onChange({ [end]: event.target.value || null })}
          />
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={filter.byApi}
          onChange={(event) => onChange({ byApi: event.target.checked })}
        />
        {t('activity.onlyByApi')}
      </label>
      <Button kind="plain" onClick={onClear}>
        {t('activity.clearFilters')}
      </Button>
    </div>
  )
}

type ChoiceProps = {
  label: string
  any: string
  value: string | null
  choices: readonly string[]
  arrives?: boolean
  onChange: (value: string | null) => void
}

function Choice({ label, any, value, choices, arrives, onChange }: ChoiceProps) {
  // What an address asks for need not be in the rows that are loaded.
  const all = value === null || choices.includes(value) ? choices : [value, ...choices]
  return (
    <label>
      {label}
      <select
        ref={arrives ? focusOnArrival : null}
        className={barField}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{any}</option>
        {all.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    </label>
  )
}
