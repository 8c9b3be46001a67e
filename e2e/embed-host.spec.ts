import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { elementModule, hostPath, openHost, shows } from './host-page.ts'
import { emailForm, typeEmail } from './profile-places.ts'
import { tags } from './scan.ts'

test.beforeEach(({ signedIn }) => signedIn())

/** What of a host page is not Perch's to change, wherever that stands; what the page itself writes down is left out. */
const theirs = (page: Page) =>
  page.evaluate(() => {
    const html = document.documentElement
    const body = document.body.cloneNode(true) as HTMLElement
    body.querySelector('perch-account')?.remove()
    for (const output of body.querySelectorAll('output')) output.replaceChildren()
    const stored = [localStorage, sessionStorage].map((storage) =>
      Object.entries(storage).filter(([name]) => !name.startsWith('perch:')),
    )
    return {
      html: (html.cloneNode() as HTMLElement).outerHTML,
      head: document.head.outerHTML,
      body: body.outerHTML,
      title: document.title,
      sheets: document.styleSheets.length,
      fonts: document.fonts.size,
      stored,
      address: location.href,
      steps: history.length,
      state: history.state as unknown,
    }
  })

for (const root of ['shadow', 'light'] as const)
  test(`with Perch in a ${root} root the host page stays as it is, and hears what happens`, async ({
    page,
  }) => {
    await page.goto(hostPath({ root, route: 'memory', count: 0 }))
    await page.evaluate((kind) => {
      for (const storage of [localStorage, sessionStorage])
        storage.setItem('theme', 'theirs')
      const element = document.createElement('perch-account')
      element.setAttribute('root', kind)
      document.body.append(element)
    }, root)
    const before = await theirs(page)
    expect(before.stored).toEqual([[['theme', 'theirs']], [['theme', 'theirs']]])

    await page.evaluate((path) => import(String(path)), elementModule)
    await shows(page, 'Profile')
    expect(await theirs(page)).toEqual(before)
    for (const name of ['Security', 'API keys', 'SSH keys', 'Activity']) {
      await page.getByRole('link', { name, exact: true }).click()
      await shows(page, name)
    }
    expect(await theirs(page)).toEqual(before)
    // The document adopts the sheet of a light root alone.
    const sheets = () => page.evaluate(() => document.adoptedStyleSheets.length)
    expect(await sheets()).toBe(root === 'light' ? 1 : 0)
    await expect(page.locator('output[data-events]')).toHaveText(
      'navigate {"path":"/profile","title":"Profile"};' +
        'navigate {"path":"/security","title":"Security"};' +
        'navigate {"path":"/api-keys","title":"API keys"};' +
        'navigate {"path":"/ssh-keys","title":"SSH keys"};' +
        'navigate {"path":"/activity","title":"Activity"};',
    )

    await page.locator('perch-account').evaluate((element) => element.remove())
    await expect.poll(sheets).toBe(0)
    expect(await theirs(page)).toEqual(before)
  })

test('what is typed into a field is none of the host’s shortcuts', async ({ page }) => {
  await openHost(page)
  await page.getByRole('button', { name: 'Change email' }).click()
  await page.getByLabel('New email').press('k')
  await page.getByRole('button', { name: 'Theirs' }).press('j')
  await expect(page.locator('output').first()).toHaveText('keydown j;keyup j;')
})

test('Escape closes what is open in Perch first, and is the host’s afterwards', async ({
  page,
}) => {
  await openHost(page)
  const heard = page.locator('output').first()
  const opener = page.getByRole('button', { name: /Account menu/ })
  await opener.click()
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeHidden()
  await expect(heard).toHaveText('')
  await opener.press('Escape')
  await expect(heard).toHaveText('keydown Escape;keyup Escape;')
})

test('in a dialog of the host its own is above, and Escape closes one at a time', async ({
  page,
}) => {
  await openHost(page)
  await page.evaluate(() => {
    const theirs = document.createElement('dialog')
    theirs.setAttribute('aria-label', 'Theirs')
    theirs.style.cssText = 'inline-size: 90%'
    document.body.append(theirs)
    theirs.append(document.querySelector('perch-account') ?? '')
    theirs.showModal()
  })
  const theirs = page.getByRole('dialog', { name: 'Theirs' })
  await typeEmail(page, 'una@example.com')
  await page.getByRole('link', { name: 'Security', exact: true }).click()
  const ours = page.getByRole('dialog', { name: 'Leave without saving?' })
  await expect(ours).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(ours).toBeHidden()
  // Their sheet takes off what hides a dialog that is closed.
  await expect(theirs).toHaveAttribute('open')
  await expect(page.getByLabel('New email')).toHaveValue('una@example.com')
  await expect(page.locator('output').first()).not.toContainText('Escape')
  await page.keyboard.press('Escape')
  await expect(theirs).not.toHaveAttribute('open')
})

test('the host’s own links and scrolling are left to it', async ({ page }) => {
  await openHost(page, { route: 'hash' })
  await page.evaluate(() => {
    const before = document.createElement('div')
    before.style.cssText = 'display: block; block-size: 300px'
    const after = document.createElement('a')
    after.href = '#theirs'
    after.textContent = 'Their link'
    after.id = 'theirs'
    after.style.cssText = 'display: block; margin-block-start: 2000px'
    document.body.prepend(before)
    document.body.append(after)
    scrollTo(0, 200)
  })
  await page.getByRole('link', { name: 'Security', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeFocused()
  expect(await page.evaluate(() => scrollY)).toBe(200)
  await page.getByRole('link', { name: 'Their link' }).click()
  await expect(page).toHaveURL(/#theirs$/)
  await shows(page, 'Security')
  await expect(page.getByRole('link', { name: 'Their link' })).toBeInViewport()
  await page.goBack()
  await shows(page, 'Security')
  await page.goBack()
  await shows(page, 'Profile')
})

test('a link of the host to a place of Perch asks before what was typed is lost', async ({
  page,
}) => {
  await openHost(page, { route: 'hash' })
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = '#/security'
    link.textContent = 'Their link'
    link.style.cssText = 'display: block'
    document.body.prepend(link)
  })
  await page.getByRole('button', { name: 'Change email' }).click()
  const email = page.getByLabel('New email')
  await email.fill('una@example.com')
  await page.getByRole('link', { name: 'Their link' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  await expect(email).toHaveValue('una@example.com')
  // It had none of its own before.
  await expect(page).toHaveURL(/\/hash\/1$/)

  await page.getByRole('link', { name: 'Their link' }).click()
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await shows(page, 'Security')
  await expect(page).toHaveURL(/#\/security$/)
  await page.goBack()
  await shows(page, 'Profile')
})

test('a page is left without a question, unless something is typed in Perch', async ({
  page,
}) => {
  await openHost(page)
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  // Browsers ask nobody who has pressed nothing.
  await emailForm(page).send.click()
  await expect(emailForm(page).email).toBeVisible()
  await page.reload()
  await shows(page, 'Profile')
  expect(asked).toEqual([])
  await typeEmail(page, 'una@example.com')
  await page.reload()
  expect(asked).toEqual(['beforeunload'])
  await typeEmail(page, 'una@example.com')
  // Some hosts take the element out and leave in one go.
  const reloaded = page.waitForEvent('load')
  await page.evaluate(() => {
    document.querySelector('perch-account')?.remove()
    location.reload()
  })
  await reloaded
  await shows(page, 'Profile')
  expect(asked).toEqual(['beforeunload'])
})

test('all that is stored is named after the API', async ({ page, served }) => {
  await openHost(page)
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  for (const name of ['Security', 'API keys', 'SSH keys', 'Activity']) {
    await page.getByRole('link', { name, exact: true }).click()
    await shows(page, name)
  }
  const names = () =>
    page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }))
  const own = `perch:${served.origin}/api/client:`
  expect(await names()).toContain(`${own}theme`)
  expect((await names()).filter((name) => !name.startsWith(own))).toEqual([])
  await page.reload()
  await shows(page, 'Profile')
  await expect(page.locator('.perch').first()).toHaveAttribute('data-theme', 'dark')
})

test('axe finds nothing in its pages', async ({ page }) => {
  await openHost(page, { route: 'hash' })
  for (const name of ['Profile', 'Security', 'API keys', 'SSH keys', 'Activity']) {
    await page.getByRole('link', { name, exact: true }).click()
    await shows(page, name)
    const axe = new AxeBuilder({ page }).include('perch-account').withTags(tags)
    const { violations, passes } = await axe.setLegacyMode(true).analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${name}: ${id} at ${html}`),
    )
    expect(found).toEqual([])
    // It has looked inside.
    expect(passes.some(({ id }) => id === 'color-contrast')).toBe(true)
  }
})
