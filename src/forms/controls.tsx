import { type ComponentProps, type ReactNode, useState } from 'react'
import {
  useFormState,
  type Control,
  type FieldPath,
  type FieldValues,
} from 'react-hook-form'

import { useMessageByKey, useT } from '#src/i18n/context.ts'
import { Actions, Button } from '#src/ui/button.tsx'
import { Field } from '#src/ui/field.tsx'
import { Icon } from '#src/ui/icons.tsx'

import { StillWaiting } from './still-waiting.tsx'
import { useCapsLock, type CapsLockListeners } from './use-caps-lock.ts'

import text from '#src/ui/text.module.css'
import styles from './controls.module.css'

type FieldProps<V extends FieldValues> = {
  control: Control<V>
  name: FieldPath<V>
  label: ReactNode
  hint?: ReactNode
  advice?: ReactNode
} & Pick<ComponentProps<'input'>, 'autoComplete' | 'inputMode' | 'autoFocus' | 'dir'>

/** What is wrong with a field, in words, or `null`; `messageKey` says what schemas complain with. */
export function useFieldError<V extends FieldValues>(
  control: Control<V>,
  name: FieldPath<V>,
): string | null {
  const messageFor = useMessageByKey()
  const { errors } = useFormState({ control, name, exact: true })
  const error = errors[name] as { type?: unknown; message?: unknown } | undefined
  if (typeof error?.message !== 'string') return null
  return error.type === 'server' ? error.message : messageFor(error.message)
}

type TextFieldProps<V extends FieldValues> = FieldProps<V> &
  Pick<ComponentProps<typeof Field>, 'aside' | 'note'> &
  Partial<CapsLockListeners> &
  Pick<ComponentProps<'input'>, 'autoCorrect' | 'translate'> & {
    type?: 'text' | 'email' | 'password'
  }

/** A single line of text in a form. */
export function TextField<V extends FieldValues>({
  control,
  name,
  label,
  hint,
  advice,
  note,
  aside,
  type = 'text',
  ...input
}: TextFieldProps<V>) {
  const error = useFieldError(control, name)
  return (
    <Field {...{ label, hint, advice, note, aside, error }}>
      {(wiring) => (
        <input
          {...input}
          {...wiring}
          {...control.register(name)}
          data-first-focus={input.autoFocus || undefined}
          type={type}
          autoCapitalize="off"
          spellCheck={false}
        />
      )}
    </Field>
  )
}

/** A code that is typed once: digits or letters, read left to right in every language. */
export function CodeField<V extends FieldValues>(field: FieldProps<V>) {
  return <TextField {...field} dir="ltr" autoCorrect="off" translate="no" />
}

type PasswordFieldProps<V extends FieldValues> = FieldProps<V> & {
  autoComplete: 'current-password' | 'new-password' | 'off'
  label: string
  /** Whether the password is shown, and what changes that, where its form does so, too. */
  visibility?: [isShown: boolean, show: (isShown: boolean) => void]
}

/**
 * A password, hidden until asked for, and hidden again while it is sent, with a word of Caps Lock for what is typed. Pasting and
 * managers are welcome.
 */
export function PasswordField<V extends FieldValues>({
  visibility,
  ...field
}: PasswordFieldProps<V>) {
  const t = useT()
  const own = useState(false)
  const [shown, setShown] = visibility ?? own
  const caps = useCapsLock()
  const { isSubmitting } = useFormState({ control: field.control })
  return (
    <TextField
      {...field}
      {...caps.listeners}
      note={
        field.autoComplete === 'off' ? undefined : caps.isOn ? t('forms.capsLock') : null
      }
      type={shown && !isSubmitting ? 'text' : 'password'}
      autoCorrect="off"
      translate="no"
      aside={
        <button
          type="button"
          className={styles['reveal']}
          aria-label={t(shown ? 'forms.hidePassword' : 'forms.showPassword', {
            field: field.label,
          })}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'hide' : 'show'} />
        </button>
      }
    />
  )
}

/** The hidden user name of a form with a password: it tells password managers which entry is meant. */
export function UsernameField({ username }: { username: string }) {
  return (
    <input
      type="text"
      name="username"
      autoComplete="username"
      value={username}
      readOnly
      hidden
    />
  )
}

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
  /** `normal` while something else on the page comes first. */
  kind?: 'primary' | 'normal' | 'danger'
  onCancel: () => void
  cancelLabel?: string
  /** What the form waits for while that is not the panel, in words; its caller has it spoken. */
  waitsFor?: string | false
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
  waitsFor = false,
  children,
}: FormActionsProps<V>) {
  const t = useT()
  const { isSubmitting } = useFormState({ control })
  return (
    <>
      <Actions>
        <SubmitButton control={control} kind={kind} pendingLabel={pendingLabel}>
          {submitLabel}
        </SubmitButton>
        <Button onClick={onCancel}>{cancelLabel ?? t('ui.cancel')}</Button>
        {children}
      </Actions>
      {waitsFor && <p className={text['quiet']}>{waitsFor}</p>}
      <StillWaiting isSubmitting={isSubmitting && !waitsFor} />
    </>
  )
}
