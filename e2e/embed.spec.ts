import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { elementModule, hostPath, openHost, shows, type Placing } from './host-page.ts'
import { emailForm, typeEmail } from './profile-places.ts'

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
    const before = hostPath({ ...placing, count: 0 })
    await page.goto(before)
    await page.goto(hostPath(placing))
    await shows(page, 'Profile')
    for (const name of ['Security', 'API keys', 'SSH keys', 'Activity']) {
      await page.getByRole('link', { name, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
      const path = `/${name.toLowerCase().replace(' ', '-')}`
      await expect(page).toHaveURL(addressOf(placing, path))
    }
    await expect(page).toHaveTitle('Panel')
    await page.goBack()
    // Where there are no addresses, there are no steps to go back.
    if (route === 'memory') return expect(page).toHaveURL(before)
    await shows(page, 'SSH keys')
    await page.reload()
    await shows(page, 'SSH keys')
  })
}

test('where each page takes the place of the one before, Back leads to the page before the host’s, and asks', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  const before = hostPath({ root: 'shadow', route: 'hash', count: 0 })
  const placing = { root: 'shadow', route: 'hash', replace: true } as const
  await page.goto(before)
  await page.goto(hostPath(placing))
  await shows(page, 'Profile')
  const steps = await page.evaluate(() => history.length)
  for (const name of ['Security', 'API keys', 'Profile']) {
    await page.getByRole('link', { name, exact: true }).click()
    await shows(page, name)
  }
  await expect(page).toHaveURL(addressOf(placing, '/profile'))
  expect(await page.evaluate(() => history.length)).toBe(steps)

  await typeEmail(page, 'una@example.com')
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await page.getByRole('link', { name: 'Security', exact: true }).click()
  await question.getByRole('button', { name: 'Stay here' }).click()
  await expect(page).toHaveURL(addressOf(placing, '/profile'))
  const asked = page.waitForEvent('dialog')
  await page.evaluate(() => history.back())
  expect((await asked).type()).toBe('beforeunload')
  await (await asked).dismiss()
  await expect(emailForm(page).email).toHaveValue('una@example.com')

  await page.getByRole('link', { name: 'Security', exact: true }).click()
  await question.getByRole('button', { name: 'Leave' }).click()
  await shows(page, 'Security')
  await page.goBack()
  await expect(page).toHaveURL(before)
  await page.goForward()
  await shows(page, 'Security')
})

/**
 * Where everything stands in the element that takes room, and what of its looks a host's sheet could take. Places for what
 * may come later, which take none, come late themselves.
 */
const look = (page: Page) =>
  page.locator('perch-account').evaluate((element) => {
    const root = (element.shadowRoot ?? element).querySelector('.perch')
    const { left, top } = element.getBoundingClientRect()
    return Array.from(root?.querySelectorAll('*') ?? []).flatMap((each) => {
      const { x, y, width, height } = each.getBoundingClientRect()
      if (width * height === 0) return []
      const { color, fontSize, fontFamily, stroke, appearance, textTransform } =
        getComputedStyle(each)
      const place = [x - left, y - top, width, height].map((length) => length.toFixed(1))
      const names = [color, fontSize, fontFamily, stroke, appearance, textTransform]
      return [[each.tagName, ...place, ...names]]
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
    expect(looks[0]?.[0]).toContain('15px')
  })

for (const root of ['shadow', 'light'] as const)
  test(`text in a ${root} root is set as ours is, not as the host’s`, async ({
    page,
    signedIn,
  }) => {
    await signedIn()
    await openHost(page, { root })
    const set = await page.locator('perch-account').evaluate((element) => {
      const read = (each: Element | null | undefined) => {
        if (!each) throw new Error('It is not there')
        const { letterSpacing, wordSpacing, textIndent, lineHeight, fontSize } =
          getComputedStyle(each)
        const lines = parseFloat(lineHeight) / parseFloat(fontSize)
        return [letterSpacing, wordSpacing, textIndent, lines.toFixed(2)]
      }
      const perch = (element.shadowRoot ?? element).querySelector('.perch')
      const all = [':scope section p', 'dt', 'dd', 'li a'].map((name) =>
        read(perch?.querySelector(name)),
      )
      return { theirs: read(document.body), ours: [read(perch), ...all] }
    })
    // In the host's own text they are others.
    expect(set.theirs).toEqual(['9.3px', '31px', '93px', '4.00'])
    for (const each of set.ours) {
      expect(each.slice(0, 3)).toEqual(['normal', '0px', '0px'])
      expect(Number(each[3])).toBeLessThan(1.7)
    }
  })

/** What a host may have beside Perch, one of each. */
const hostElements = ['h1', 'h2', 'p', 'a', 'code', 'ul', 'ol', 'dl', 'button', 'input']
const moreHostElements = ['select', 'textarea', 'progress', 'label', 'table', 'section']

/** Every computed property of the host's elements, a line each; with the host's sheet, and with the browser's alone. */
const hostLooks = (page: Page) =>
  page.evaluate(() => {
    const [sheet] = document.styleSheets
    /** They depend on how much there is on the page. */
    const ofContent = /^(?:block-size|height|perspective-origin|transform-origin)$/
    const all = [document.documentElement, document.body].concat([
      ...document.querySelectorAll<HTMLElement>('main, main *'),
    ])
    const linesOf = (isTheirs: boolean) => {
      if (sheet) sheet.disabled = !isTheirs
      return all.flatMap((each) =>
        [null, '::before', '::after', '::marker'].flatMap((part) => {
          const style = getComputedStyle(each, part)
          const names = [...style, '--perch-ink', '--perch-rem']
          return names.flatMap((name) =>
            ofContent.test(name) && !each.closest('main')
              ? []
              : `${each.localName}${part ?? ''} ${name}: ${style.getPropertyValue(name)}`,
          )
        }),
      )
    }
    return [...linesOf(false), ...linesOf(true)]
  })

test('the host’s own elements look the same beside Perch in a light root', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto(hostPath({ root: 'light', route: 'memory', count: 0 }))
  await page.evaluate((names) => {
    const theirs = document.createElement('main')
    for (const name of names) {
      const element = document.createElement(name)
      element.append(name === 'ul' || name === 'ol' ? document.createElement('li') : name)
      theirs.append(element)
    }
    const ours = document.createElement('perch-account')
    ours.setAttribute('root', 'light')
    document.body.append(theirs, ours)
  }, hostElements.concat(moreHostElements))
  const before = await hostLooks(page)
  expect(before).toContain('button text-transform: none')

  await page.evaluate((path) => import(String(path)), elementModule)
  await shows(page, 'Profile')
  const beside = await hostLooks(page)
  expect(beside).toHaveLength(before.length)
  expect(beside.filter((line, at) => line !== before[at])).toEqual([])
})
