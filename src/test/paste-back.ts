import { fireEvent, type BoundFunctions, type queries } from '@testing-library/react'

/** In the dialog that shows a key: shows that what was stored is it, or is not. */
export function pasteBack(dialog: BoundFunctions<typeof queries>, text: string): void {
  fireEvent.change(dialog.getByLabelText(/^Paste it back/), { target: { value: text } })
}
