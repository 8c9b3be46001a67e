import { expect, type Locator, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'

import type { Panel, PanelAccount } from '../panel/types.ts'

/** A second factor for `control.setTwoFactor`. */
export const twoFactor = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  recoveryCodes: ['aB3dE5fG7h', 'Zz9Yy8Xx7W'],
} as const

/** What the authenticator app shows now. */
export function currentCode(): string {
  return new TOTP({ secret: Secret.fromBase32(twoFactor.secret) }).generate()
}

/** A code of six digits that is not right now, nor within the drift that the panel allows. */
export function wrongCode(): string {
  const totp = new TOTP({ secret: Secret.fromBase32(twoFactor.secret) })
  for (let guess = 100_000; ; guess++) {
    if (totp.validate({ token: String(guess), window: 10 }) === null) return String(guess)
  }
}

/** The first step of signing in, on its page or in a dialog. */
export function signInForm(page: Page | Locator) {
  const user = page.getByLabel('User name or email')
  const password = page.getByLabel('Password', { exact: true })
  const send = page.getByRole('button', { name: 'Sign in', exact: true })
  return {
    user,
    password,
    send,
    async submit(who: string, secret: string) {
      await user.fill(who)
      await password.fill(secret)
      await send.click()
    },
  }
}

/**
 * Opens a sign-in page, until it asks the panel nothing more: an answer that comes later would take away a session that
 * a story gives the browser meanwhile, and until then the page does not know whether the panel wants a captcha.
 */
export async function openSignIn(
  page: Page,
  path: '/sign-in' | '/sign-in/forgot' = '/sign-in',
): Promise<void> {
  const told = page.waitForResponse(
    (answer) =>
      new URL(answer.url()).pathname === '/auth/login' &&
      answer.request().method() === 'GET',
  )
  await page.goto(path)
  await told
  await expect(page.getByRole('textbox').first()).toBeVisible()
}

/** Signs in again in the dialog that asks for it, where the name is filled in already. */
export async function signInAgain(dialog: Locator, secret: string): Promise<void> {
  const { password, send } = signInForm(dialog)
  await password.fill(secret)
  await send.click()
}

/** The dialog of a session that has ended. */
export const sessionEnded = (page: Page) =>
  page.getByRole('alertdialog', { name: 'Your session has ended' })

/** Tells the page what a browser tells one that somebody looks at again. */
export const lookAtAgain = (page: Page) =>
  page.evaluate(() => dispatchEvent(new Event('focus')))

/** The second step. */
export function secondStep(page: Page | Locator) {
  return {
    code: page.getByLabel('Sign-in code', { exact: true }),
    recoveryCode: page.getByLabel('Recovery code', { exact: true }),
    useRecovery: page.getByRole('button', { name: 'Use a recovery code' }),
    useCode: page.getByRole('button', { name: 'Use a sign-in code' }),
    send: page.getByRole('button', { name: 'Sign in', exact: true }),
    back: page.getByRole('button', { name: 'Back', exact: true }),
  }
}

/** The form for an API key, on the sign-in page or in a dialog. */
export function keyForm(page: Page | Locator) {
  const key = page.getByLabel('Client API key', { exact: true })
  const keep = page.getByRole('checkbox', { name: /Keep it until this tab is closed/ })
  const send = page.getByRole('button', { name: 'Use this key' })
  return {
    key,
    keep,
    send,
    async use(usable: string) {
      await key.fill(usable)
      await send.click()
    },
  }
}

/** Makes an API key of the account, and enters with it by the sign-in page; gives the key. */
export async function enterByKey(
  { page, panel, account }: { page: Page; panel: Panel; account: PanelAccount },
  { keep = false } = {},
): Promise<string> {
  const { usable } = panel.control.createApiKey(account.id)
  await page.goto('/sign-in')
  const form = keyForm(page)
  if (keep) await form.keep.check()
  await form.use(usable)
  await expect(profileHeading(page)).toBeVisible()
  return usable
}

/** The heading by which somebody knows that they are in. */
export function profileHeading(page: Page) {
  return page.getByRole('heading', { name: 'Profile', level: 1 })
}

/**
 * Opens the profile, until it has read all that it reads by itself: what is refused later would ask to sign in before a
 * story does anything.
 */
export async function openProfile(page: Page): Promise<void> {
  const read = page.waitForResponse((answer) =>
    new URL(answer.url()).pathname.endsWith('/account/activity'),
  )
  await page.goto('/profile')
  await expect(profileHeading(page)).toBeVisible()
  await read
}

/** Makes the page believe what a host on another origin than the panel would write beside `#root`. */
export async function panelElsewhere(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const root = document.getElementById('root')
      if (root) root.dataset['panelUrl'] = 'https://panel.example'
    }).observe(document, { childList: true, subtree: true })
  })
}
