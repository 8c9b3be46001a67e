import { expect, test } from './fixtures.ts'

test('a forgotten password: every address is answered alike', async ({ page, account }) => {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgotten password')
  const email = page.getByLabel('Email of your account')
  const send = page.getByRole('button', { name: 'Send the link' })
  const said: string[] = []
  for (const typed of [account.email, 'nobody@example.com']) {
    await email.fill(typed)
    await send.click()
    const status = page.getByRole('status').filter({ hasText: 'a mail is on its way' })
    await expect(status).toBeFocused()
    said.push((await status.innerText()).replace(typed, '…'))
    await page.getByRole('button', { name: 'Try another address' }).click()
  }
  expect(said[0]).toBe(said[1])
  await send.click()
  await expect(email).toHaveAccessibleDescription(/Type the email/)
  await email.fill('no at sign')
  await expect(email).toHaveAccessibleDescription(/looks like name@example.com/)
  await email.fill('una@-.')
  await send.click()
  await expect(email).toHaveAccessibleDescription(
    'The email must be a valid email address.',
  )
  await expect(email).toHaveValue('una@-.')
  await expect(email).toBeFocused()
})

test('a forgotten password, asked for too often, is counted down', async ({
  page,
  account,
  panel,
}) => {
  panel.control.set({
    throttles: { ...panel.control.settings().throttles, passwordReset: 1 },
  })
  await page.goto('/sign-in/forgot')
  const email = page.getByLabel('Email of your account')
  await email.fill(account.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('button', { name: 'Try another address' }).click()
  await email.fill('other@example.com')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('alert')).toContainText(/try again in \d+ seconds?/)
  await expect(email).toHaveValue('other@example.com')
})

test('a forgotten password where the panel wants a captcha leads to its own page', async ({
  page,
  account,
  panel,
}) => {
  panel.control.set({ captcha: 'refused' })
  await page.goto('/sign-in/forgot')
  await page.getByLabel('Email of your account').fill(account.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  const link = page.getByRole('alert').getByRole('link', { name: 'Open Pterodactyl' })
  await expect(link).toHaveAttribute('href', /\/auth\/password$/)
})
