import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { hostPath, shows, type Placing } from './host-page.ts'

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
    quiet,
    signedIn,
  }) => {
    await signedIn()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const looks = []
    for (const root of ['shadow', 'light'] as const) {
      await page.goto(addressOf({ root, route: 'hash' }, path))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await quiet()
      looks.push(await look(page))
    }
    expect(looks[1]).toEqual(looks[0])
    // Of its own root, not of the document's.
    expect(looks[0]?.[0]).toContain('16px')
  })
