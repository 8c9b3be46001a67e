import type { ComponentProps } from 'react'

import { Button } from '#src/ui/button.tsx'
import { Field } from '#src/ui/field.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'

import type { States } from '../states.ts'

type Given = Partial<Omit<ComponentProps<typeof Field>, 'children'>> & {
  value?: string
  hasFocus?: boolean
}

function Example({ value = '', hasFocus = false, ...field }: Given) {
  return (
    <div className="gallery-wide">
      <Field label="New email" error={null} {...field}>
        {(input) => (
          <input
            {...input}
            type="email"
            defaultValue={value}
            ref={hasFocus ? focusOnArrival : null}
          />
        )}
      </Field>
    </div>
  )
}

export const states: States = {
  empty: () => <Example />,
  filled: () => <Example value="una@example.com" />,
  focus: () => <Example value="una@example.com" hasFocus />,
  'with a hint': () => <Example hint="The panel writes to it." />,
  refused: () => (
    <Example value="una" error="An email looks like una@example.com." hint="A hint." />
  ),
  'refused, focus': () => <Example value="una" error="This is none." hasFocus />,
  'with advice': () => (
    <Example
      value="una@gmial.com"
      advice={
        <p>
          Did you mean <Button kind="plain">una@gmail.com</Button>?
        </p>
      }
    />
  ),
  'with a note': () => <Example value="una" note="Caps Lock is on." />,
  'with something beside it': () => <Example aside={<Button>Show</Button>} />,
  'long words': () => (
    <Example
      label={'Label '.repeat(30)}
      value={`${'long'.repeat(60)}@example.com`}
      error={'WithoutASingleBlank'.repeat(10)}
      hint={'Many words '.repeat(30)}
    />
  ),
  'several lines, and a choice': () => (
    <div className="gallery-wide">
      <Field label="Public key" error={null}>
        {(input) => <textarea {...input} rows={3} defaultValue="ssh-ed25519 AAAA" />}
      </Field>
      <Field label="Kind" error={null}>
        {(input) => (
          <select {...input}>
            <option>All kinds</option>
          </select>
        )}
      </Field>
    </div>
  ),
}
