import { useState } from 'react'
import { useFormState, type FieldValues } from 'react-hook-form'

import { useT } from '#src/i18n/context.ts'
import { Field } from '#src/ui/field.tsx'
import { Icon } from '#src/ui/icons.tsx'

import { useFieldError, type FieldProps } from './fields.tsx'

import styles from './password-field.module.css'

type PasswordFieldProps<V extends FieldValues> = FieldProps<V> & {
  autoComplete: 'current-password' | 'new-password' | 'off'
  label: string
}

/** A password, hidden until asked for, and hidden again while it is sent. Pasting and managers are welcome. */
export function PasswordField<V extends FieldValues>({
  control,
  name,
  label,
  hint,
  advice,
  ...input
}: PasswordFieldProps<V>) {
  const t = useT()
  const [shown, setShown] = useState(false)
  const { isSubmitting } = useFormState({ control })
  const error = useFieldError(control, name)
  return (
    <Field
      label={label}
      hint={hint}
      advice={advice}
      error={error}
      aside={
        <button
          type="button"
          className={styles['reveal']}
          aria-label={t(shown ? 'forms.hidePassword' : 'forms.showPassword', {
            field: label,
          })}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'hide' : 'show'} />
        </button>
      }
    >
      {(wiring) => (
        <input
          {...input}
          {...wiring}
          {...control.register(name)}
          data-first-focus={input.autoFocus || undefined}
          type={shown && !isSubmitting ? 'text' : 'password'}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          translate="no"
        />
      )}
    </Field>
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
