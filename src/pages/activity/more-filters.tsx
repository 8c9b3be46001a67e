import { useT } from '#src/i18n/context.ts'
import { useHide } from '#src/i18n/hide.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { Button } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { barField } from '#src/ui/rows.tsx'

import type { FilterBarProps } from './filter-bar.tsx'
import { isFurther } from './filter.ts'

import styles from './more-filters.module.css'

type MoreFiltersProps = FilterBarProps & {
  /** Whether somebody has just asked for them, and wants to choose. */
  arrives: boolean
  onClear: () => void
}

/** Narrows the feed by address, browser, API and day. */
export function MoreFilters({
  filter,
  onChange,
  arrives,
  onClear,
  addresses,
  browsers,
}: MoreFiltersProps) {
  const t = useT()
  return (
    <div className={styles['further']} role="group" aria-label={t('activity.moreFilters')}>
      <Choice
        label={t('activityMore.address')}
        any={t('activityMore.anyAddress')}
        value={filter.address}
        choices={addresses}
        arrives={arrives}
        onChange={(address) => onChange({ address })}
      />
      <Choice
        label={t('activityMore.browser')}
        any={t('activityMore.anyBrowser')}
        value={filter.browser}
        choices={browsers}
        onChange={(browser) => onChange({ browser })}
      />
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {t(end === 'from' ? 'activityMore.from' : 'activityMore.to')}
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
        {t('activityMore.onlyByApi')}
      </label>
      <Button kind="plain" onClick={onClear}>
        {t(isFurther(filter) ? 'activityMore.clearFilters' : 'activityMore.hideFilters')}
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
  const hide = useHide()
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
        {all.map((choice, at) => (
          <option key={choice} value={choice}>
            {hide(brief(choice), at + 1)}
          </option>
        ))}
      </select>
    </label>
  )
}
