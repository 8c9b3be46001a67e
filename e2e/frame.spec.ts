import { AxeBuilder } from '@axe-core/playwright'
import type { Frame, Page } from '@playwright/test'

import { expect, frameIn, heard, test, told } from './frame-places.ts'
import { savedCodes, setUpPage, shownKey } from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

/** How much of what is in the frame can only be seen by scrolling in it, in CSS pixels. */
const hidden = (frame: Frame) =>
  frame.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement
    return scrollHeight - clientHeight
  })

const height = async (page: Page) =>
  (await page.locator('iframe').first().boundingBox())?.height ?? 0

/** What axe finds in the frame; fails when it looked at nothing there. */
async function findInFrame(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
    'best-practice',
  ])
  let found: string[] = []
  // It leaves out a frame that is not ready for it within a second, as on a busy machine.
  await expect(async () => {
    const { passes, violations } = await axe.analyze()
    const looks = passes.flatMap(({ nodes }) =>
      nodes.filter(({ target }) => target.length > 1),
    )
    expect(looks.length, 'passed in the frame').toBeGreaterThan(10)
    // The page around it has its own.
    found = violations.flatMap(({ id, nodes }) =>
      nodes.filter(({ target }) => target.length > 1).map(({ html }) => `${id}: ${html}`),
    )
  }).toPass()
  return found
}

test('the frame is as high as its content, also when a form opens and closes', async ({
  page,
  framed,
}) => {
  const frame = await framed('/profile')
  const open = frame.getByRole('button', { name: 'Change email' })
  await expect(open).toBeVisible()
  await expect.poll(() => hidden(frame)).toBe(0)
  await expect.poll(() => height(page)).toBeGreaterThan(300)
  const before = await height(page)

  await open.click()
  await expect.poll(() => height(page)).toBeGreaterThan(before + 100)
  expect(await hidden(frame)).toBe(0)
  await frame.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => height(page)).toBe(before)
  expect(await hidden(frame)).toBe(0)

  await page.setViewportSize({ width: 400, height: 700 })
  await expect.poll(() => height(page)).toBeGreaterThan(before)
  await expect.poll(() => hidden(frame)).toBe(0)
  await page.setViewportSize({ width: 1100, height: 800 })
  await expect.poll(() => height(page)).toBe(before)
  const heights = (await heard(page)).filter(({ type }) => type === 'height')
  expect(heights.length).toBeLessThan(15)
})

test('of a page for nobody who is signed in, the page around it hears one title', async ({
  page,
  parents,
  served,
}) => {
  await page.goto(`${parents.listed}/?src=${encodeURIComponent(served.origin)}`)
  const frame = await frameIn(page)
  await expect(frame.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await expect
    .poll(async () => (await told(page)).titles)
    .toEqual(['Sign in · Pterodactyl'])
})

test('the page around it hears where it is, and what that is called, and says how it looks', async ({
  page,
  framed,
}) => {
  const frame = await framed('/profile')
  await frame.getByRole('link', { name: 'API keys', exact: true }).click()
  await expect(frame.getByRole('heading', { name: 'API keys', level: 1 })).toBeFocused()
  await expect.poll(async () => (await told(page)).paths).toEqual(['/profile', '/api-keys'])
  // None of what it is called on the way there.
  await expect
    .poll(async () => (await told(page)).titles)
    .toEqual(['Profile · Pterodactyl', 'API keys · Pterodactyl'])
  await page.evaluate(() => Reflect.get(window, 'connection').update({ theme: 'dark' }))
  await expect(frame.locator('.perch')).toHaveAttribute('data-theme', 'dark')
})

test('when the connection ends it scrolls as any other, and with a new one it fits again', async ({
  page,
  framed,
}) => {
  const frame = await framed('/profile')
  const title = frame.getByRole('heading', { name: 'Profile', level: 1 })
  await expect(title).toBeVisible()
  await expect.poll(() => height(page)).toBeGreaterThan(300)
  const before = await height(page)
  await expect.poll(() => hidden(frame)).toBe(0)

  await page.evaluate(() => Reflect.get(window, 'connection').disconnect())
  await expect.poll(() => height(page)).toBeLessThan(before)
  await title.hover()
  await page.mouse.wheel(0, 5000)
  await expect.poll(() => frame.evaluate(() => scrollY)).toBeGreaterThan(0)

  await page.evaluate(async (origin) => {
    const { connectFrame } = await import(String('/frame.js'))
    const iframe = document.querySelector('iframe')
    Reflect.set(window, 'connection', connectFrame(iframe, { origin }))
  }, new URL(frame.url()).origin)
  await expect.poll(() => height(page)).toBe(before)
  await expect.poll(() => hidden(frame)).toBe(0)
  await page.evaluate(() => Reflect.get(window, 'connection').update({ theme: 'dark' }))
  await expect(frame.locator('.perch')).toHaveAttribute('data-theme', 'dark')
})

test('a page that may not frame it sees no account, and the panel is asked nothing', async ({
  page,
  context,
  parents,
  withoutPolicy,
  signedIn,
}) => {
  await signedIn()
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/^\/(api|auth|sanctum|account|locales)\b/.test(pathname)) asked.push(pathname)
  })
  await page.goto(`${parents.foreign}/?src=${withoutPolicy}/security`)
  const frame = await frameIn(page)
  await expect(frame.getByText('Your account is not shown inside this page')).toBeVisible()
  expect(await heard(page)).toEqual([])
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('link', { name: 'Open it in a tab of its own' }).click(),
  ])
  expect(asked).toEqual([])
  expect(tab.url()).toBe(`${withoutPolicy}/security`)
  await expect(tab.getByRole('heading', { name: 'Security', level: 1 })).toBeVisible()
})

test('a listed page inside a foreign one is a foreign one', async ({
  page,
  parents,
  withoutPolicy,
  signedIn,
}) => {
  await signedIn()
  const inner = `${parents.listed}/?src=${withoutPolicy}/security`
  await page.goto(`${parents.foreign}/?src=${encodeURIComponent(inner)}`)
  const inmost = page.frameLocator('iframe').frameLocator('iframe')
  await expect(inmost.getByText('Your account is not shown inside this page')).toBeVisible()
})

test('a frame that is led elsewhere by its address stays connected', async ({
  page,
  framed,
}) => {
  await framed('/profile')
  await expect.poll(async () => (await told(page)).paths).toEqual(['/profile'])
  await page.locator('iframe').evaluate((iframe: HTMLIFrameElement) => {
    iframe.src = iframe.src.replace('/profile', '/security')
  })
  await expect.poll(async () => (await told(page)).paths).toEqual(['/profile', '/security'])
})

test('a page of its own origin may frame it, and without the module it scrolls as any other', async ({
  page,
  served,
  signedIn,
}) => {
  await signedIn()
  await page.goto(`${served.origin}/account`)
  await page.evaluate(() => {
    const iframe = document.createElement('iframe')
    Object.assign(iframe, {
      title: 'Account',
      src: '/profile',
      width: '800',
      height: '300',
    })
    document.body.append(iframe)
  })
  const frame = await frameIn(page)
  await expect(frame.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
  expect(await hidden(frame)).toBeGreaterThan(0)
})

test('messages of another origin, and of another window, change nothing', async ({
  page,
  parents,
  framed,
}) => {
  const frame = await framed('/profile')
  await expect(frame.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
  await expect.poll(() => height(page)).toBeGreaterThan(300)
  const before = await height(page)
  await page.evaluate(async (src) => {
    const another = document.createElement('iframe')
    another.src = src
    const loaded = new Promise((done) => another.addEventListener('load', done))
    document.body.append(another)
    await loaded
  }, parents.foreign)
  const foreign = page.frames().at(-1)
  await foreign?.evaluate(() => {
    const hello = { perch: 1, type: 'hello', theme: 'dark' }
    parent.frames[0]?.postMessage(hello, '*')
    const height = { perch: 1, type: 'height', height: 5000 }
    const navigate = { perch: 1, type: 'navigate', path: '/evil' }
    for (const message of [height, navigate]) parent.postMessage(message, '*')
  })
  // What comes after them, from who may: then they have been there.
  await page.evaluate(() => Reflect.get(window, 'connection').update({ theme: 'light' }))
  await expect(frame.locator('.perch')).toHaveAttribute('data-theme', 'light')
  await frame.getByRole('link', { name: 'Security' }).click()
  await expect
    .poll(async () => new Set((await told(page)).paths))
    .toEqual(new Set(['/profile', '/security']))
  expect(await height(page)).toBeLessThan(5000)
  expect(before).toBeLessThan(5000)
})

/** What the page around the frame was told, as text; fails unless all kinds of messages but one were among it. */
async function saidIn(page: Page): Promise<string> {
  const messages = await heard(page)
  // Who did not ask for it is not told how the account stands.
  expect(new Set(messages.map(({ type }) => type))).toEqual(
    new Set(['hello', 'height', 'title', 'navigate', 'reveal', 'unsaved-input']),
  )
  return JSON.stringify(messages)
}

test('no message holds a secret of two-factor, which is set up in the frame', async ({
  page,
  panel,
  account,
  framed,
}) => {
  const frame = await framed('/security/two-factor')
  const { start, qrCode, code, password, turnOn } = setUpPage(frame)
  await start.or(qrCode).first().waitFor()
  if (await start.isVisible()) await start.click()
  const secret = await shownKey(frame)
  await code.fill(codeAt(secret, panel.control.now()))
  await password.fill(account.password)
  await turnOn.click()
  const { dialog, codes, type, done } = savedCodes(frame)
  await expect(dialog).toBeVisible()
  const recovery = await codes()
  await type(recovery[0] ?? '')
  await done.click()
  await expect(frame.getByRole('heading', { name: 'Security', level: 1 })).toBeFocused()

  const said = await saidIn(page)
  const own = [account.password, account.email, account.username]
  for (const each of [secret.replaceAll(' ', ''), secret, ...recovery, ...own])
    expect(said).not.toContain(each)
})

test('no message holds a key, its name, or an email that is searched for', async ({
  page,
  account,
  framed,
}) => {
  const frame = await framed('/api-keys')
  await frame.getByRole('link', { name: 'Create API key' }).click()
  await frame.getByLabel('Description').fill('deploy-canary')
  await frame.getByRole('button', { name: 'Create key', exact: true }).click()
  const dialog = frame.getByRole('alertdialog', { name: /^Your key for / })
  const usable = await dialog.getByLabel('The key', { exact: true }).innerText()
  expect(usable).toMatch(/^ptlc_/)

  await frame.goto(new URL('/activity', frame.url()).href)
  await frame.getByRole('searchbox', { name: 'Search events' }).fill(account.email)
  await expect.poll(() => frame.url()).toContain('?q=')
  await frame.getByRole('link', { name: 'Profile' }).click()
  await expect.poll(async () => (await told(page)).paths.at(-1)).toBe('/profile')

  const said = await saidIn(page)
  for (const each of [
    usable,
    'deploy-canary',
    account.email,
    encodeURIComponent(account.email),
    account.username,
  ])
    expect(said).not.toContain(each)
})

test('a dialog is where somebody looks, in a frame that is higher than the window', async ({
  page,
  account,
  framed,
  sessionsEnded,
}) => {
  await page.setViewportSize({ width: 500, height: 560 })
  const frame = await framed('/profile')
  await frame.getByRole('button', { name: 'Change password' }).click()
  await frame.getByLabel('Current password', { exact: true }).fill(account.password)
  const next = frame.getByLabel('New password', { exact: true })
  await next.fill('another horse entirely')
  await expect.poll(() => height(page)).toBeGreaterThan(800)
  await sessionsEnded()
  const send = frame.getByRole('button', { name: 'Change password' })
  await send.click()
  const dialog = frame.getByRole('alertdialog', { name: 'Your session has ended' })
  await expect(dialog).toBeInViewport({ ratio: 0.95 })
  // It stays there while the page around is scrolled.
  await page.mouse.move(20, 20)
  await page.mouse.wheel(0, -5000)
  await expect(dialog).toBeInViewport({ ratio: 0.95 })
  await expect.poll(() => hidden(frame)).toBe(0)
})

test('what gets focus by the keyboard comes into sight', async ({ page, framed }) => {
  await page.setViewportSize({ width: 500, height: 400 })
  const frame = await framed('/profile')
  await frame.getByRole('heading', { name: 'Profile', level: 1 }).waitFor()
  await expect.poll(() => height(page)).toBeGreaterThan(600)
  const last = frame.getByRole('main').getByRole('button').last()
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab')
    if (await last.evaluate((element) => element === document.activeElement)) break
  }
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport({ ratio: 1 })
})

test('axe finds nothing in the frame, nor in a dialog there', async ({
  page,
  account,
  framed,
  sessionsEnded,
}) => {
  const frame = await framed('/profile')
  const change = frame.getByRole('button', { name: 'Change email' })
  await change.click()
  await frame.getByLabel('New email').fill(`new-${account.email}`)
  await frame.getByLabel('Current password', { exact: true }).fill(account.password)
  await expect.poll(() => hidden(frame)).toBe(0)
  expect(await findInFrame(page)).toEqual([])

  await sessionsEnded()
  await change.click()
  await expect(frame.getByRole('alertdialog')).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findInFrame(page)).toEqual([])
})

test('axe finds nothing where the page is not shown', async ({
  page,
  parents,
  withoutPolicy,
}) => {
  await page.goto(`${parents.foreign}/?src=${withoutPolicy}/security`)
  await expect(page.frameLocator('iframe').getByRole('link')).toBeVisible()
  expect(await findInFrame(page)).toEqual([])
})
