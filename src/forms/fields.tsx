import type { ComponentProps, ReactNode } from 'react'
import {
  useFormState,
  type Control,
  type FieldPath,
  type FieldValues,
} from 'react-hook-form'

import { useMessageByKey } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { Field } from '#src/ui/field.tsx'

export type FieldProps<V extends FieldValues> = {
  control: Control<V>
  name: FieldPath<V>
  label: ReactNode
  hint?: ReactNode
  advice?: ReactNode
} & Pick<ComponentProps<'input'>, 'autoComplete' | 'inputMode' | 'autoFocus' | 'dir'>

/** The message of a schema: a key of the catalogue, since schemas know no language. */
export const messageKey = (key: MessageKey) => key

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
  Pick<ComponentProps<typeof Field>, 'aside'> &
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
  aside,
  type = 'text',
  ...input
}: TextFieldProps<V>) {
  const error = useFieldError(control, name)
  return (
    <Field {...{ label, hint, advice, aside, error }}>
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
