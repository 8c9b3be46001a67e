import type { JSHandle, Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { elementModule, hostPath, shows } from './host-page.ts'
import { typeEmail } from './profile-places.ts'
import { noteTraces, traces, watchTraces } from './traces.ts'

/** What React leaves for good on a document that it has drawn in, whoever uses it (decision 0017). */
const ofReact = {
  properties: [expect.stringMatching(/^document\._reactListening\w+$/)],
  listeners: ['document selectionchange'],
}
const nothing = { properties: [], listeners: [] }

type Mounted = { unmount: () => void }
type Options = { root: 'shadow' | 'light'; route: 'hash' }
type Module = { mount: (container: Element, options: Options) => Mounted }

/** Has a host page that has nothing of Perch load the module and draw it in a container that stays. */
const mount = (page: Page, options: Options): Promise<JSHandle<Mounted>> =>
  page.evaluateHandle(
    async ([path, given]) => {
      const { mount: into } = (await import(String(path))) as Module
      const container = document.querySelector('main')
      if (!container) throw new Error('The page has no place for it')
      return into(container, given)
    },
    [elementModule, options] as const,
  )

for (const root of ['shadow', 'light'] as const)
  test(`used in a ${root} root and taken away, it leaves no property and no listener`, async ({
    page,
    signedIn,
  }) => {
    await signedIn()
    await watchTraces(page)
    await page.goto(hostPath({ root, route: 'hash', count: 0 }))
    await page.evaluate(() => {
      document.body.append(document.createElement('main'))
    })
    await noteTraces(page)
    expect(await traces(page)).toEqual(nothing)

    const mounted = await mount(page, { root, route: 'hash' })
    await shows(page, 'Profile')
    // It listens, and is heard.
    expect((await traces(page)).listeners.length).toBeGreaterThan(1)
    await page.getByRole('button', { name: /Account menu/ }).click()
    await page.keyboard.press('Escape')
    await typeEmail(page, 'una@example.com')
    await page.getByRole('link', { name: 'Activity', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
    await shows(page, 'Activity')
    await page.getByRole('link', { name: 'Security', exact: true }).click()
    await shows(page, 'Security')

    await mounted.evaluate((each) => each.unmount())
    await expect.poll(() => traces(page)).toEqual(ofReact)
  })

for (const path of [elementModule, '/embed/frame.js'])
  test(`${path} leaves nothing on a page that only loads it`, async ({ page }) => {
    await watchTraces(page)
    await page.goto(hostPath({ root: 'shadow', route: 'memory', count: 0 }))
    await noteTraces(page)
    await page.evaluate((each) => import(String(each)), path)
    expect(await traces(page)).toEqual(nothing)
  })
