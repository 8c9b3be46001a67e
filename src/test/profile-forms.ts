import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

/** Opens the form for a new address and fills it in; `submit` presses its button. */
export async function fillEmailForm(person: UserEvent, email: string, password: string) {
  await person.click(screen.getByRole('button', { name: 'Change email' }))
  const form = within(await screen.findByRole('form', { name: 'Change email' }))
  await person.click(form.getByLabelText('New email'))
  await person.paste(email)
  await person.type(form.getByLabelText('Current password'), password)
  const button = () => form.getByRole('button', { name: /Chang/ })
  return { form, button, submit: () => person.click(button()) }
}

/** Opens the form for a new password and fills it in; `submit` presses its button. */
export async function fillPasswordForm(person: UserEvent, current: string, next: string) {
  await person.click(screen.getByRole('button', { name: 'Change password' }))
  const form = within(await screen.findByRole('form', { name: 'Change password' }))
  await person.type(form.getByLabelText('Current password'), current)
  await person.type(form.getByLabelText('New password'), next)
  const button = () => form.getByRole('button', { name: /Chang/ })
  return { form, button, submit: () => person.click(button()) }
}

/** Types a password into the dialog that asks to sign in again, and another user name if one is given. */
export async function signInAgain(person: UserEvent, password: string, user?: string) {
  const dialog = within(await screen.findByRole('alertdialog'))
  const passwordField = await dialog.findByLabelText('Password')
  if (user) {
    await person.clear(dialog.getByLabelText('User name or email'))
    await person.type(dialog.getByLabelText('User name or email'), user)
  }
  await person.clear(passwordField)
  await person.type(passwordField, `${password}{Enter}`)
}

/** The page itself says that the address was changed; the live region does so too. */
export const emailChanged = () =>
  within(screen.getByRole('main')).findByText(/Email changed from/)
