import { expect, test } from './fixtures.ts'
import { createKeyPage } from './key-places.ts'

test('lines to use a key with ask the API, not the panel’s own pages', async ({
  page,
  signedIn,
  served,
}) => {
  await page.addInitScript(() => {
    // Before the page's own script, which is deferred, reads it.
    document.addEventListener('readystatechange', () => {
      const root = document.querySelector<HTMLElement>('#root')
      if (root) root.dataset['panelUrl'] = 'https://games.example'
    })
  })
  await signedIn()
  await page.goto('/api-keys/create')
  const { description, create, dialog } = createKeyPage(page)
  await description.fill('CI')
  await create.click()
  await dialog.getByText('Lines to use it with').click()
  await expect(dialog.getByText(/^curl -H/)).toContainText(
    `${served.origin}/api/client/account`,
  )
  await expect(dialog).not.toContainText('games.example')
})
