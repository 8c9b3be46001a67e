import { expect, type Frame, type Locator, type Page } from '@playwright/test'

/** The Security page. */
export function securityPage(page: Page | Locator) {
  const twoFactor = page.getByRole('region', { name: 'Two-factor sign-in' })
  return {
    heading: page.getByRole('heading', { name: 'Security', level: 1 }),
    twoFactor,
    checkUp: page.getByRole('region', { name: 'Check-up' }),
    ways: page.getByRole('region', { name: 'What two-factor does not protect' }),
    setUp: twoFactor.getByRole('button', { name: 'Set up two-factor' }),
    turnOff: twoFactor.getByRole('button', { name: 'Turn off' }),
    makeCodes: twoFactor.getByRole('link', { name: 'Make new codes' }),
    newPhone: twoFactor.getByRole('link', { name: 'Move to a new phone' }),
  }
}

/** The form that turns two-factor off. */
export function turnOffForm(page: Page) {
  const form = page.getByRole('form', { name: 'Turn off two-factor sign-in' })
  return {
    form,
    password: form.getByLabel('Current password', { exact: true }),
    send: form.getByRole('button', { name: /^Turn off/ }),
    cancel: form.getByRole('button', { name: 'Cancel' }),
  }
}

/** The set-up, whatever of it shows. */
export function setUpPage(page: Page | Frame | Locator) {
  const form = page.getByRole('form', { name: 'Confirm with a sign-in code' })
  const code = form.getByLabel('Sign-in code from your app')
  const password = form.getByLabel('Current password', { exact: true })
  const turnOn = form.getByRole('button', { name: 'Turn on two-factor' })
  return {
    heading: page.getByRole('heading', { name: 'Set up two-factor sign-in', level: 1 }),
    start: page.getByRole('button', { name: 'Show the QR code', exact: true }),
    startAgain: page.getByRole('button', { name: 'Show a new QR code' }),
    qrCode: page.getByRole('img', { name: 'QR code for your authenticator app' }),
    typeKey: page.getByText('Type the key instead'),
    /** Folded away, until `typeKey` is pressed. */
    key: page.getByLabel('Key for your app'),
    openInApp: page.getByRole('link', { name: 'Open in authenticator app' }),
    scanElsewhere: page.getByText('Scan with another device'),
    form,
    code,
    password,
    turnOn,
    /** Sends what the app shows, and the password. */
    async confirm(shown: string, currentPassword: string): Promise<void> {
      await code.fill(shown)
      await password.fill(currentPassword)
      await turnOn.click()
    },
    howToFix: form.getByText('How to fix it'),
    cancel: form.getByRole('button', { name: 'Cancel' }),
    takeOver: page.getByRole('button', { name: 'Take over here' }),
  }
}

/** The check of a code of a second device, before two-factor is on. */
export const secondDevice = (page: Page) => ({
  /** Folded away, until it is pressed. */
  fold: page.getByText('Add a second device', { exact: true }),
  code: page.getByLabel('Code on the second device'),
  check: page.getByRole('button', { name: 'Check code' }),
  matches: page.getByText('This code matches.'),
})

/** The secret as the set-up shows it, folded away or not. */
export const shownKey = async (page: Page | Frame | Locator): Promise<string> =>
  (await setUpPage(page).key.textContent()) ?? ''

/** Begins the set-up; gives the secret. */
export async function beginSetUp(page: Page): Promise<string> {
  await page.goto('/security/two-factor')
  await setUpPage(page).start.click()
  return shownKey(page)
}

/** The page that makes new recovery codes. */
export function replacePage(page: Page) {
  const form = page.getByRole('form', { name: 'Make new recovery codes' })
  return {
    heading: page.getByRole('heading', { name: 'Make new recovery codes', level: 1 }),
    form,
    code: form.getByLabel('Sign-in code from your app'),
    password: form.getByLabel('Current password', { exact: true }),
    send: form.getByRole('button', { name: 'Make new codes' }),
  }
}

/** How often the page asked the panel for a new secret, from now on. */
export function countSecrets(page: Page): () => number {
  let asked = 0
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() === 'GET' && pathname.endsWith('/account/two-factor')) asked++
  })
  return () => asked
}

/** The dialog that shows recovery codes once. */
export function savedCodes(page: Page | Frame | Locator) {
  const dialog = page.getByRole('alertdialog', {
    name: /^(?:Two-factor is on\. One last thing\.|Your new recovery codes)$/,
  })
  const codes = () => dialog.getByRole('listitem').getByRole('code').allInnerTexts()
  const typed = dialog.getByLabel('Type one of the codes from where you keep them')
  const done = dialog.getByRole('button', { name: 'Done' })
  const fold = dialog.getByText('Or type one to be sure')
  /** Types into the field for proof, which is folded away. */
  async function type(code: string): Promise<void> {
    if (!(await typed.isVisible())) await fold.click()
    await typed.fill(code)
  }
  return {
    dialog,
    /** The codes on screen. */
    codes,
    fold,
    typed,
    type,
    safe: dialog.getByRole('checkbox', { name: 'I have saved them in a safe place' }),
    /** Asked when nothing shows that the codes are kept. */
    question: dialog.getByRole('group', { name: /Close for good\?$/ }),
    spell: dialog.getByRole('button', { name: 'Spell out' }),
    spelled: dialog.getByRole('list', { name: 'Spelled out' }),
    hide: dialog.getByRole('button', { name: 'Hide' }),
    show: dialog.getByRole('button', { name: 'Show' }),
    download: dialog.getByRole('button', { name: 'Download' }),
    print: dialog.getByRole('button', { name: 'Print' }),
    copy: dialog.getByRole('button', { name: 'Copy all' }),
    done,
    /** Proves that the codes were kept, and closes them for good; gives them. */
    async finish(): Promise<string[]> {
      await expect(dialog).toBeVisible()
      const recovery = await codes()
      await type(recovery[0] ?? '')
      await done.click()
      return recovery
    },
  }
}
