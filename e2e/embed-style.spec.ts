import type { Page } from '@playwright/test'

import type { PanelAccount } from '../panel/types.ts'
import { namesInReadme } from '../scripts/readme-tables.ts'
import { expect, test } from './fixtures.ts'
import { hostPath } from './host-page.ts'
import { apiKeysPage } from './key-places.ts'

/** What a host gives a property, unlike all that it has by itself. */
function valueOf(token: string): string {
  if (/-(?:radius|width|text|rem)\b/.test(token)) return '37px'
  if (token === '--perch-height') return '4321px'
  if (token === '--perch-motion') return '7s'
  return /-(?:sans|mono)$/.test(token) ? 'fantasy' : 'rgb(1, 2, 3)'
}

/** The properties of `values` that change how anything looks in the element, as it is now. */
const effective = (page: Page, values: Record<string, string>) =>
  page.evaluate((wanted) => {
    const looks =
      'color background-color border-top-color border-bottom-color border-top-left-radius font-family font-size ' +
      'box-shadow transition-duration transition-timing-function max-width min-height grid-template-columns padding-left'
    const names = looks.split(' ')
    const element = document.querySelector('perch-account')
    if (!element) throw new Error('There is no element')
    const inside = element.shadowRoot ?? element
    const look = () =>
      [...inside.querySelectorAll('.perch, .perch *')]
        .flatMap((each) => [
          getComputedStyle(each),
          // The point before a mark.
          getComputedStyle(each, '::before'),
          ...(each.matches('dialog') ? [getComputedStyle(each, '::backdrop')] : []),
        ])
        .map((style) => names.map((name) => style.getPropertyValue(name)).join())
        .join('\n')
    const before = look()
    return Object.entries(wanted).flatMap(([name, value]) => {
      element.style.setProperty(name, value)
      const isEffective = look() !== before
      element.style.removeProperty(name)
      return isEffective ? [name] : []
    })
  }, values)

/** Opens a host page with the element in it. */
async function open(page: Page, root: 'shadow' | 'light' = 'shadow'): Promise<void> {
  await page.goto(hostPath({ root, route: 'memory' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
}

/** Changes the email with this password, and leaves the pointer on the button that sends it. */
async function changeEmail(page: Page, email: string, password: string): Promise<void> {
  const send = page.getByRole('button', { name: 'Change email' })
  await send.click()
  await page.getByLabel('New email').fill(email)
  await page.getByLabel('Current password', { exact: true }).fill(password)
  await send.click()
  await send.hover()
}

/** Leads through places that look in all ways that a host can change, and calls `see` at each. */
async function show(page: Page, account: PanelAccount, see: () => Promise<void>) {
  const { email, password } = account
  const heading = (name: string) => page.getByRole('heading', { level: 1, name })
  await page.getByRole('button', { name: 'Copy' }).first().hover()
  await see()
  await changeEmail(page, `new-${email}`, password)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await see()
  await changeEmail(page, email, 'not my password')
  await expect(page.getByText('This is not your current password')).toBeVisible()
  await see()
  await page.getByRole('link', { name: 'Security', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await see()
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await expect(heading('Security')).toBeVisible()
  const twoFactor = page.getByRole('region', { name: 'Two-factor sign-in' })
  await expect(twoFactor.getByText('Two-factor is off')).toBeVisible()
  await see()
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await apiKeysPage(page).more('Backup').click()
  await see()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await page.getByRole('button', { name: 'Delete key' }).hover()
  await see()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'SSH keys', exact: true }).click()
  await page.getByRole('link', { name: 'Add SSH key' }).first().click()
  await page.getByLabel('Public key').fill('-----BEGIN OPENSSH PRIVATE KEY-----')
  await expect(page.getByText(/private/i).first()).toBeVisible()
  await see()
}

for (const root of ['shadow', 'light'] as const) {
  test(`each custom property that is documented has an effect in a ${root} root`, async ({
    page,
    signedIn,
    account,
    panel,
  }) => {
    panel.control.createApiKey(account.id, { description: 'Backup', lastUsedAt: 0 })
    await signedIn()
    await open(page, root)
    const left = new Set(namesInReadme('custom property'))
    await show(page, account, async () => {
      const values = Object.fromEntries([...left].map((name) => [name, valueOf(name)]))
      for (const name of await effective(page, values)) left.delete(name)
    })
    expect([...left]).toEqual([])
  })
}

test('each part that is documented has the look that the host gives it', async ({
  page,
  signedIn,
  account,
  panel,
}) => {
  // Old enough to have a mark.
  panel.control.createApiKey(account.id, {
    description: 'Backup',
    createdAt: panel.control.now() - 400 * 24 * 60 * 60_000,
  })
  await signedIn()
  await open(page)
  const names = namesInReadme('part')
  const left = new Set(names)
  await page.evaluate((parts) => {
    const sheet = new CSSStyleSheet()
    const rules = parts.map(
      (part) => `perch-account::part(${part}) { --${part}: 1; order: 7 }`,
    )
    sheet.replaceSync(rules.join(''))
    document.adoptedStyleSheets = [sheet]
  }, names)
  await show(page, account, async () => {
    const seen = await page.evaluate((parts) => {
      const tree = document.querySelector('perch-account')?.shadowRoot
      const styles = [...(tree?.querySelectorAll('[part]') ?? [])].map((each) =>
        getComputedStyle(each),
      )
      return parts.filter((part) =>
        styles.some(
          (style) => style.order === '7' && style.getPropertyValue(`--${part}`) === '1',
        ),
      )
    }, names)
    for (const name of seen) left.delete(name)
  })
  expect([...left]).toEqual([])
})
