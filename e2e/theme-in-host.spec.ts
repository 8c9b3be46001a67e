import type { Frame, Page } from '@playwright/test'

import { expect, test } from './frame-places.ts'
import { hostPath, shows } from './host-page.ts'

/** The choice of the theme, and what is drawn by it. */
function themeIn(place: Page | Frame) {
  const choice = (name: string) => place.getByRole('radio', { name })
  return {
    menu: place.getByRole('button', { name: /Account menu/ }),
    choice,
    // The circle is drawn by the label around it.
    choose: (name: string) => choice(name).check({ force: true }),
    drawn: place.locator('.perch').first(),
  }
}

test('in an element somebody who has chosen a theme can have the panel’s again', async ({
  page,
  signedIn,
}) => {
  const ask = (theme: string) =>
    page.locator('perch-account').evaluate((element, asked) => {
      element.setAttribute('theme', asked)
    }, theme)
  await signedIn()
  await page.goto(hostPath({ root: 'shadow', route: 'memory' }))
  await shows(page, 'Profile')
  const { menu, choice, choose, drawn } = themeIn(page)
  await menu.click()
  await expect(choice('As the system')).toBeChecked()
  await ask('dark')
  await expect(choice('As the panel')).toBeChecked()
  await expect(drawn).toHaveAttribute('data-theme', 'dark')
  await choose('Light')
  await expect(drawn).toHaveAttribute('data-theme', 'light')
  await choose('As the panel')
  await expect(drawn).toHaveAttribute('data-theme', 'dark')
  await ask('light')
  await expect(drawn).toHaveAttribute('data-theme', 'light')

  await page.reload()
  await shows(page, 'Profile')
  await ask('dark')
  await expect(drawn).toHaveAttribute('data-theme', 'dark')
  await ask('system')
  await expect(drawn).not.toHaveAttribute('data-theme')
})

test('in a frame somebody who has chosen a theme can have the panel’s again', async ({
  page,
  framed,
}) => {
  const ask = (theme: string) =>
    page.evaluate(
      (asked) => Reflect.get(window, 'connection').update({ theme: asked }),
      theme,
    )
  const frame = await framed('/profile')
  const { menu, choice, choose, drawn } = themeIn(frame)
  await menu.click()
  await expect(choice('As the system')).toBeChecked()
  await ask('dark')
  await expect(choice('As the panel')).toBeChecked()
  await choose('Light')
  await expect(drawn).toHaveAttribute('data-theme', 'light')
  await choose('As the panel')
  await expect(drawn).toHaveAttribute('data-theme', 'dark')
  await ask('light')
  await expect(drawn).toHaveAttribute('data-theme', 'light')
})
