import type { Control } from 'react-hook-form'

import { dayOf } from '#src/feed/days.ts'
import { useFieldError } from '#src/forms/controls.tsx'
import { useT } from '#src/i18n/context.ts'
import { Field } from '#src/ui/field.tsx'
import { useNow } from '#src/ui/time.tsx'

import type { ApiKeyDraft } from './draft.ts'

const day = 24 * 60 * 60 * 1000

/** On which day to look at the key again, for whoever likes to be reminded. */
export function ReviewField({ control }: { control: Control<ApiKeyDraft> }) {
  const t = useT()
  const tomorrow = dayOf(useNow() + day)
  return (
    <Field
      label={t('apiKeyCreate.reviewOn')}
      hint={t('apiKeyCreate.reviewOnHint')}
      error={useFieldError(control, 'reviewOn')}
    >
      {(wiring) => (
        <input
          {...wiring}
          {...control.register('reviewOn')}
          type="date"
          min={tomorrow}
          max="2999-12-31"
          autoComplete="off"
        />
      )}
    </Field>
  )
}
