import { useForm } from 'react-hook-form'

import { CodeField, FormActions, PasswordField, TextField } from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'

import type { States } from '../states.ts'

type Values = { email: string; password: string; code: string }

type ExampleProps = {
  errors?: Partial<Values>
  submit?: () => Promise<void>
  password?: string
}

function Example({ errors = {}, submit = async () => {}, password = '' }: ExampleProps) {
  const form = useForm<Values>({
    defaultValues: { email: 'una@example.com', password, code: '' },
    errors: Object.fromEntries(
      Object.entries(errors).map(([name, message]) => [name, { type: 'server', message }]),
    ),
  })
  const { control } = form
  return (
    <div className="gallery-wide">
      <Form form={form} label="Example" submit={submit}>
        <TextField control={control} name="email" label="Email" type="email" />
        <PasswordField
          control={control}
          name="password"
          label="Password"
          autoComplete="current-password"
          hint="The one that you sign in with."
        />
        <CodeField control={control} name="code" label="Sign-in code" />
        <FormActions
          control={control}
          submitLabel="Save"
          pendingLabel="Saving…"
          onCancel={() => {}}
        />
      </Form>
    </div>
  )
}

export const states: States = {
  'a form': () => <Example />,
  'a form, refused': () => (
    <Example
      errors={{ email: 'It is taken.', password: 'It is not yours.', code: 'Too old.' }}
    />
  ),
  'a password, shown': {
    draw: () => <Example password="correct horse" />,
    press: ['Show Password'],
  },
  'a form, being sent': {
    draw: () => <Example submit={() => new Promise(() => {})} />,
    press: ['Save'],
    until: 'button[aria-disabled="true"]',
  },
}
