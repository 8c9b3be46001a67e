import { useId } from 'react'

import { useT } from '#src/i18n/context.ts'
import { Actions } from '#src/ui/actions.tsx'
import { Row } from '#src/ui/section.tsx'

/** What the file is made for. */
export type Format = 'csv' | 'json'

const hints = { csv: 'activityExport.csvHint', json: 'activityExport.jsonHint' } as const

type FormatChoiceProps = { value: Format; onChange: (format: Format) => void }

/** Chooses the format; that can be done before the export, and after it. */
export function FormatChoice({ value, onChange }: FormatChoiceProps) {
  const t = useT()
  const id = useId()
  return (
    <Row
      label={t('activityExport.format')}
      value={
        <div
          role="radiogroup"
          aria-label={t('activityExport.format')}
          aria-describedby={`${id}-hint`}
        >
          <Actions>
            {(['csv', 'json'] as const).map((format) => (
              <label key={format}>
                <input
                  type="radio"
                  name={id}
                  checked={value === format}
                  onChange={() => onChange(format)}
                />{' '}
                {t(`activityExport.${format}`)}
              </label>
            ))}
          </Actions>
        </div>
      }
      note={<span id={`${id}-hint`}>{t(hints[value])}</span>}
    />
  )
}
