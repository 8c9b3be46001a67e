import type { Locator, Page } from '@playwright/test'

/** The form for a new address; the button that opens it has the name of the one that sends it. */
export function emailForm(page: Page | Locator) {
  return {
    email: page.getByLabel('New email'),
    password: page.getByLabel('Current password', { exact: true }),
    send: page.getByRole('button', { name: 'Change email' }),
  }
}

/** The form for a new password, opened by the button that sends it. */
export function passwordForm(page: Page) {
  return {
    current: page.getByLabel('Current password', { exact: true }),
    next: page.getByLabel('New password', { exact: true }),
    suggest: page.getByRole('button', { name: 'Suggest a password' }),
    send: page.getByRole('button', { name: 'Change password' }),
  }
}

/** Opens the form for an address and types into it; without a password that field stays empty. Nothing is sent. */
export async function typeEmail(
  page: Page | Locator,
  next: string,
  currentPassword?: string,
): Promise<void> {
  const { email, password, send } = emailForm(page)
  await send.click()
  await email.fill(next)
  if (currentPassword !== undefined) await password.fill(currentPassword)
}
