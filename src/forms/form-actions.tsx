import type { ComponentProps, ReactNode } from 'react'
import { useFormState, type Control, type FieldValues } from 'react-hook-form'

import { useT } from '#src/i18n/context.ts'
import { Actions } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'

type SubmitButtonProps<V extends FieldValues> = Omit<
  ComponentProps<typeof Button>,
  'type' | 'pending' | 'onClick'
> & {
  control: Control<V>
  /** What the button says while the form is being sent. */
  pendingLabel: string
}

/** The button that sends a form; it is pending for as long as the form is. */
export function SubmitButton<V extends FieldValues>({
  control,
  kind = 'primary',
  ...button
}: SubmitButtonProps<V>) {
  const { isSubmitting } = useFormState({ control })
  return <Button {...button} type="submit" kind={kind} pending={isSubmitting} />
}

type FormActionsProps<V extends FieldValues> = {
  control: Control<V>
  submitLabel: string
  pendingLabel: string
  kind?: 'primary' | 'danger'
  onCancel: () => void
  cancelLabel?: string
  /** What else can be done, after both. */
  children?: ReactNode
}

/** The end of a form: the button that sends it, and the one that gives it up. */
export function FormActions<V extends FieldValues>({
  control,
  submitLabel,
  pendingLabel,
  kind = 'primary',
  onCancel,
  cancelLabel,
  children,
}: FormActionsProps<V>) {
  const t = useT()
  return (
    <Actions>
      <SubmitButton control={control} kind={kind} pendingLabel={pendingLabel}>
        {submitLabel}
      </SubmitButton>
      <Button onClick={onCancel}>{cancelLabel ?? t('ui.cancel')}</Button>
      {children}
    </Actions>
  )
}
