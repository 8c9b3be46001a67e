import type { Frame, Page } from '@playwright/test'

import { expect, test } from './frame-places.ts'
import { hostPath, shows } from './host-page.ts'

/** Begins to change the email, and leaves it there. */
async function type(place: Page | Frame): Promise<void> {
  await place.getByRole('button', { name: 'Change email' }).click()
  await place.getByLabel('New email').fill('una@example.com')
}

/** Gives the page a link as its router has one, which takes the element out, and asks before. */
const addRouterLink = (page: Page) =>
  page.evaluate(() => {
    const link = document.createElement('a')
    link.href = '#servers'
    link.textContent = 'Servers'
    link.style.cssText = 'display: block'
    link.addEventListener('click', (event) => {
      event.preventDefault()
      const account = document.querySelector('perch-account')
      const isUnsaved: unknown = account && Reflect.get(account, 'hasUnsavedInput')
      if (isUnsaved !== true || confirm('Leave without saving?')) account?.remove()
    })
    document.body.prepend(link)
  })

test('a router that asks before it takes the element out loses nothing that was typed', async ({
  page,
  signedIn,
}) => {
  const asked: string[] = []
  let answer = false
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void (answer ? dialog.accept() : dialog.dismiss())
  })
  await signedIn()
  await page.goto(hostPath({ root: 'shadow', route: 'memory' }))
  await shows(page, 'Profile')
  await addRouterLink(page)
  const servers = page.getByRole('link', { name: 'Servers' })
  const told = page.locator('output[data-events]')
  await type(page)
  await expect(told).toContainText('unsaved-input {"hasUnsavedInput":true}')
  await servers.click()
  await expect(page.getByLabel('New email')).toHaveValue('una@example.com')
  expect(asked).toEqual(['Leave without saving?'])
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(told).toContainText('unsaved-input {"hasUnsavedInput":false}')

  await type(page)
  answer = true
  await servers.click()
  await expect(page.locator('perch-account')).toHaveCount(0)
  expect(asked).toHaveLength(2)
})

test('nobody is asked where nothing was typed, and who has left asks for nothing', async ({
  page,
  signedIn,
}) => {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.accept()
  })
  await signedIn()
  await page.goto(hostPath({ root: 'light', route: 'hash' }))
  await shows(page, 'Profile')
  await addRouterLink(page)
  await page.getByRole('link', { name: 'Servers' }).click()
  await expect(page.locator('perch-account')).toHaveCount(0)
  expect(asked).toEqual([])

  await page.reload()
  await shows(page, 'Profile')
  await type(page)
  const unsaved = await page.evaluate(async () => {
    const account = document.querySelector('perch-account')
    const said = () => account && (Reflect.get(account, 'hasUnsavedInput') as unknown)
    const before = said()
    // Whoever keeps what was told last asks nobody about what is gone.
    const told = new Promise<unknown>((resolve) => {
      account?.addEventListener('perch:unsaved-input', (event) =>
        resolve(Reflect.get(event, 'detail')),
      )
    })
    account?.remove()
    return [before, await told, said()]
  })
  expect(unsaved).toEqual([true, { hasUnsavedInput: false }, false])
})

test('a page around a frame is told that something is typed in it', async ({
  page,
  framed,
}) => {
  const frame = await framed('/profile')
  const isUnsaved = () =>
    page.evaluate(() => [
      Reflect.get(window, 'connection').hasUnsavedInput,
      Reflect.get(window, 'told').unsaved,
    ])
  await frame.getByRole('button', { name: 'Change email' }).waitFor()
  expect(await isUnsaved()).toEqual([false, []])
  await type(frame)
  await expect.poll(isUnsaved).toEqual([true, [true]])
  await frame.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(isUnsaved).toEqual([false, [true, false]])
})
