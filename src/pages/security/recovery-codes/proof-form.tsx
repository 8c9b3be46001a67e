import { useId } from 'react'
import type { FieldErrors, UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'

import { CodeField, useFieldError } from '#src/forms/controls.tsx'
import { complain } from '#src/forms/schema-messages.ts'
import { useT } from '#src/i18n/context.ts'
import { cleanRecoveryCode } from '#src/session/sign-in-code.ts'
import { Actions, Button } from '#src/ui/button.tsx'
import { Stack } from '#src/ui/section.tsx'

import text from '#src/ui/text.module.css'
import styles from './proof-form.module.css'

/** What the person gives to show that the codes are kept. */
export type SavedCodesProof = { typed: string; safe: boolean }

/**
 * What is missing, and where to say so. Either is enough: one of the codes typed back, or the codes saved or printed
 * (`kept`) and a tick that says so.
 */
export function proofSchema(codes: readonly string[], kept: boolean) {
  const cleaned = new Set(codes.map(cleanRecoveryCode))
  return z.object({ typed: z.string(), safe: z.boolean() }).check((context) => {
    const { typed, safe } = context.value
    const answer = cleanRecoveryCode(typed)
    if ((kept && safe) || cleaned.has(answer)) return
    if (answer) complain(context, 'typed', 'recoveryCodes.wrong')
    else if (safe) complain(context, 'safe', 'recoveryCodes.saveFirst')
    else if (kept) complain(context, 'safe', 'recoveryCodes.tickToo')
    else complain(context, 'typed', 'recoveryCodes.nothingYet')
  })
}

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
          <p className={text['quiet']}>{t('recoveryCodes.proveHow')}</p>
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
          <p className={text['quiet']} id={`${id}-hint`}>
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
