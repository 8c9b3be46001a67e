import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

/** Opens the row of an SSH key in their list. Returns the button that removes it. */
export async function openSshKey(person: UserEvent, name: string): Promise<HTMLElement> {
  await person.click(await screen.findByRole('button', { name }))
  return screen.findByRole('button', { name: `Remove ${name}` })
}
