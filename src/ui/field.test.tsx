import '#src/test/dom.ts'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { Field } from './field.tsx'

afterEach(cleanup)

const drawn = (error: string | null) => (
  <Field label="Name" error={error}>
    {(input) => <input {...input} />}
  </Field>
)

test('what is wrong comes in a live region that was there before, for whoever is in the field already', () => {
  const { container, rerender } = render(drawn(null))
  const regions = [...container.querySelectorAll('[aria-live="polite"]')]
  rerender(drawn('Enter a name.'))
  const region = screen.getByText('Enter a name.').closest('[aria-live="polite"]')
  expect(region && regions.includes(region)).toBe(true)
})

test('the hint stands before what is wrong, and that before advice: what comes and goes moves none of it', () => {
  render(
    <Field
      label="Name"
      hint="At least 3 letters."
      error="Enter a name."
      advice="It is short."
    >
      {(input) => <input {...input} />}
    </Field>,
  )
  const field = screen.getByRole('textbox').closest('[part="field"]')
  const words = ['At least 3 letters.', 'Enter a name.', 'It is short.']
  const places = words.map((each) => field?.textContent.indexOf(each) ?? -1)
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})
