import type { BrowserContext } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage, keyRead } from './key-places.ts'
import { changeEmail, goTo, showQrCode, turnOnTwoFactor } from './main-stories.ts'
import { openSignIn, profileHeading, signInForm } from './places.ts'

/** What a page uses of a browser and some browsers do not have, or forbid: in private windows, on plain http, by a policy. */
const parts = [
  'BroadcastChannel',
  'locks',
  'localStorage',
  'sessionStorage',
  'clipboard',
] as const
type Part = (typeof parts)[number]
type How = 'missing' | 'throwing'

/** Takes parts of the platform away from every page of a browser, before any of its scripts run. */
async function without(
  context: BrowserContext,
  taken: readonly Part[],
  how: How,
): Promise<void> {
  await context.addInitScript(
    ([names, manner]) => {
      const refuse = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      }
      for (const name of names) {
        const owner: object =
          name === 'locks' || name === 'clipboard' ? navigator : globalThis
        Object.defineProperty(
          owner,
          name,
          manner === 'missing'
            ? { value: undefined, configurable: true }
            : name === 'BroadcastChannel'
              ? { value: refuse, configurable: true }
              : { get: refuse, configurable: true },
        )
      }
    },
    [taken, how] as const,
  )
}

/** What is there, but does nothing of what it is asked. */
async function refusing(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const refused = () => new DOMException('Denied.', 'SecurityError')
    const refuse = () => {
      throw refused()
    }
    Storage.prototype.setItem = refuse
    Storage.prototype.getItem = refuse
    Storage.prototype.removeItem = refuse
    LockManager.prototype.request = () => Promise.reject(refused())
    Clipboard.prototype.writeText = () => Promise.reject(refused())
    BroadcastChannel.prototype.postMessage = refuse
  })
}

/** Takes away what a story is about, before its first page. */
type Taking = (context: BrowserContext) => Promise<void>

const both = (['missing', 'throwing'] as const).map(
  (how) =>
    [
      `with channels, locks, storage and the clipboard ${how}`,
      (context: BrowserContext) => without(context, parts, how),
      parts,
    ] as const,
)
const single = parts.flatMap((part) =>
  (['missing', 'throwing'] as const).map(
    (how) =>
      [
        `with ${part} ${how}`,
        (context: BrowserContext) => without(context, [part], how),
        [part],
      ] as const,
  ),
)
const stories: readonly (readonly [name: string, take: Taking, taken: readonly Part[]])[] =
  [
    ...both,
    ['with channels, locks, storage and the clipboard refusing', refusing, parts],
    ...single,
  ]

for (const [name, take, taken] of stories) {
  test(`${name}, somebody signs in, changes the email, makes a key and sets up two-factor`, async ({
    context,
    page,
    panel,
    account,
  }) => {
    await take(context)
    await openSignIn(page)
    await signInForm(page).submit(account.username, account.password)
    await expect(profileHeading(page)).toBeVisible()

    const next = `new-${account.email}`
    await changeEmail(page, account, next)
    expect(panel.control.findAccount(account.username)?.email).toBe(next)

    await goTo(page, 'API keys')
    await page.getByRole('link', { name: 'Create API key' }).click()
    const form = createKeyPage(page)
    await form.description.fill('Bot')
    await form.create.click()
    await expect(form.dialog).toBeVisible()
    const key = await keyRead(page)
    // The browser of the stories refuses the clipboard to whom nobody has granted it, too.
    await form.dialog.getByRole('button', { name: 'Copy key' }).click()
    if (taken.includes('clipboard')) {
      await expect(form.dialog.getByRole('button', { name: 'Not copied' })).toBeVisible()
      expect(await page.evaluate(() => String(getSelection()))).toContain(key)
    }
    await form.finish()
    await expect(apiKeysPage(page).row('Bot')).toBeVisible()
    expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)

    await goTo(page, 'Security')
    await showQrCode(page)
    await turnOnTwoFactor(page, panel, account)
    expect(panel.control.twoFactorSecret(account.id)).not.toBeNull()
  })
}
