import { useState } from 'react'
import { useFormState, type FieldValues } from 'react-hook-form'

import { useT } from '#src/i18n/context.ts'
import { Icon } from '#src/ui/icons.tsx'

import { TextField, type FieldProps } from './fields.tsx'

import styles from './password-field.module.css'

type PasswordFieldProps<V extends FieldValues> = FieldProps<V> & {
  autoComplete: 'current-password' | 'new-password' | 'off'
  label: string
}

/** A password, hidden until asked for, and hidden again while it is sent. Pasting and managers are welcome. */
export function PasswordField<V extends FieldValues>(field: PasswordFieldProps<V>) {
  const t = useT()
  const [shown, setShown] = useState(false)
  const { isSubmitting } = useFormState({ control: field.control })
  return (
    <TextField
      {...field}
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
