import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { hostPath, type Placing } from './host-page.ts'

const placings: Placing[] = [
  { root: 'shadow', route: 'path' },
  { root: 'shadow', route: 'hash' },
  { root: 'shadow', route: 'memory' },
  { root: 'light', route: 'hash' },
]

/** The address of a place of Perch on a host page. */
function addressOf(placing: Placing, path: string): string {
  const at = hostPath(placing)
  if (placing.route === 'memory') return at
  return placing.route === 'path' ? at + path : `${at}#${path}`
}

const shows = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

for (const placing of placings) {
  const { root, route } = placing
  test(`the five pages in a ${root} root, with addresses by ${route}`, async ({
    page,
    signedIn,
  }) => {
    await signedIn()
    await page.goto(hostPath(placing))
    await shows(page, 'Profile')
    for (const name of ['Security', 'API keys', 'SSH keys', 'Activity']) {
      await page.getByRole('link', { name, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
      const path = `/${name.toLowerCase().replace(' ', '-')}`
      await expect(page).toHaveURL(addressOf(placing, path))
    }
    await expect(page).toHaveTitle('Panel')
    if (route === 'memory') return
    await page.goBack()
    await shows(page, 'SSH keys')
    await page.reload()
    await shows(page, 'SSH keys')
  })
}

test('somebody signs in on a host page', async ({ page, account }) => {
  await page.goto(hostPath({ root: 'shadow', route: 'hash' }))
  await shows(page, 'Sign in')
  await page.getByLabel('User name or email').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await shows(page, 'Profile')
})

test('the host page stays as it is, and hears what happens', async ({ page, signedIn }) => {
  await signedIn()
  await page.goto(hostPath({ root: 'shadow', route: 'memory' }))
  await shows(page, 'Profile')
  const theirs = await page.evaluate(() => ({
    head: document.head.innerHTML,
    html: [...document.documentElement.attributes].map(({ value }) => value),
    stored: { ...localStorage, ...sessionStorage },
    steps: history.length,
    state: history.state as unknown,
    sheets: document.adoptedStyleSheets.length,
  }))
  expect(theirs.html).toEqual(['de', 'ltr'])
  expect(theirs).toMatchObject({ stored: {}, state: null, sheets: 0 })
  expect(theirs.head).not.toContain('/embed/chunks/')
  await page.getByRole('link', { name: 'Security', exact: true }).click()
  await shows(page, 'Security')
  await expect(page.locator('output[data-events]')).toHaveText(
    'navigate {"path":"/profile"};navigate {"path":"/security"};',
  )
})

test('what is typed into a field is none of the host’s shortcuts', async ({ page }) => {
  await page.goto(hostPath({ root: 'shadow', route: 'memory' }))
  await page.getByLabel('User name or email').press('k')
  await page.getByRole('button', { name: 'Theirs' }).press('j')
  await expect(page.locator('output').first()).toHaveText('keydown j;keyup j;')
})

test('two on a page go their own ways', async ({ page, signedIn }) => {
  await signedIn()
  await page.goto(hostPath({ root: 'light', route: 'memory', count: 2 }))
  const tab = (at: number) => page.getByRole('region', { name: `Tab ${at}` })
  await tab(1).getByRole('link', { name: 'Security', exact: true }).click()
  await expect(tab(1).getByRole('heading', { level: 1 })).toHaveText('Security')
  await expect(tab(2).getByRole('heading', { level: 1 })).toHaveText('Profile')
})

test('fifty times on a page, it leaves no node and no listener', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto(hostPath({ root: 'shadow', route: 'hash' }))
  await shows(page, 'Profile')
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  /** Takes the element out and puts it in again so many times; what there is afterwards, without it. */
  async function again(times: number) {
    for (let turn = 0; turn < times; turn++) {
      await page.evaluate(() => {
        const place = document.querySelector('section')
        const options = { root: 'shadow', route: 'hash', 'panel-name': 'Pterodactyl' }
        place?.replaceChildren()
        const element = document.createElement('perch-account')
        for (const [name, value] of Object.entries(options))
          element.setAttribute(name, value)
        place?.append(element)
      })
      await shows(page, 'Profile')
    }
    await page.evaluate(async () => {
      document.querySelector('section')?.replaceChildren()
      await new Promise((resolve) => setTimeout(resolve))
    })
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN
    return {
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      heap: of('JSHeapUsedSize'),
    }
  }
  const early = await again(5)
  const late = await again(45)
  expect(late.listeners).toBe(early.listeners)
  expect(late.nodes).toBeLessThanOrEqual(early.nodes)
  expect(late.heap - early.heap).toBeLessThan(500_000)
})

/** Where everything stands in the element, and what of its looks a host's sheet could take. */
const look = (page: Page) =>
  page.locator('perch-account').evaluate((element) => {
    const root = (element.shadowRoot ?? element).querySelector('.perch')
    const { left, top } = element.getBoundingClientRect()
    return Array.from(root?.querySelectorAll('*') ?? [], (each) => {
      const { x, y, width, height } = each.getBoundingClientRect()
      const { color, fontSize, fontFamily, stroke, appearance, textTransform } =
        getComputedStyle(each)
      const place = [x - left, y - top, width, height].map((length) => length.toFixed(1))
      return [
        each.tagName,
        ...place,
        color,
        fontSize,
        fontFamily,
        stroke,
        appearance,
      ].concat(textTransform)
    })
  })

for (const path of ['/profile', '/api-keys'])
  test(`among the host’s elements ${path} looks as it does in a shadow root`, async ({
    page,
    signedIn,
  }) => {
    await signedIn()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const looks = []
    for (const root of ['shadow', 'light'] as const) {
      await page.goto(addressOf({ root, route: 'hash' }, path))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      looks.push(await look(page))
    }
    expect(looks[1]).toEqual(looks[0])
    // Of its own root, not of the document's.
    expect(looks[0]?.[0]).toContain('16px')
  })
