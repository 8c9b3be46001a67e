import { useId } from 'react'
import type { FieldErrors, UseFormReturn } from 'react-hook-form'

import { CodeField, useFieldError } from '#src/forms/fields.tsx'
import { useT } from '#src/i18n/context.ts'
import { Actions, Stack } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'

import type { SavedCodesProof } from './proof.ts'

import styles from './proof-form.module.css'

type ProofFormProps = {
  /** Does not move focus by itself. */
  form: UseFormReturn<SavedCodesProof>
  onProved: () => void
  /** Moves focus to what is missing. */
  onMissing: (errors: FieldErrors<SavedCodesProof>) => void
}

/** Lets nobody go on who has not shown that the codes are kept; says what is missing. */
export function ProofForm({ form, onProved, onMissing }: ProofFormProps) {
  const t = useT()
  const id = useId()
  const error = useFieldError(form.control, 'safe')
  const describedBy = [error && `${id}-error`, `${id}-hint`].filter(Boolean).join(' ')
  const submit = form.handleSubmit(onProved, onMissing)

  return (
    <form
      method="post"
      noValidate
      aria-label={t('recoveryCodes.prove')}
      className={styles['form']}
      onSubmit={(event) => void submit(event)}
    >
      <Stack>
        <div>
          <h3 className={styles['title']}>{t('recoveryCodes.prove')}</h3>
          <p className={styles['hint']}>{t('recoveryCodes.proveHow')}</p>
        </div>
        <CodeField
          control={form.control}
          name="typed"
          label={t('recoveryCodes.typeOne')}
          hint={t('recoveryCodes.typeOneHint')}
          autoComplete="off"
        />
        <p className={styles['or']}>{t('recoveryCodes.or')}</p>
        <div>
          <label className={styles['tick']}>
            <input
              type="checkbox"
              aria-invalid={error ? true : undefined}
              aria-describedby={describedBy}
              {...form.register('safe')}
            />
            <span>{t('recoveryCodes.safe')}</span>
          </label>
          {error && (
            <p className={styles['error']} id={`${id}-error`}>
              {error}
            </p>
          )}
          <p className={styles['hint']} id={`${id}-hint`}>
            {t('recoveryCodes.safeHint')}
          </p>
        </div>
        <Actions>
          <Button type="submit" kind="primary">
            {t('recoveryCodes.done')}
          </Button>
        </Actions>
      </Stack>
    </form>
  )
}
