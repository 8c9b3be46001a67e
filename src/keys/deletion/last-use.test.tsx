import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { keepTested } from '#src/keys/tested.ts'
import { openPage } from '#src/test/render.tsx'

const minute = 60_000
const day = 24 * 60 * minute

/** What the dialog says of the keys that somebody has picked, which are all of them, each in its line. */
async function asked(page: Awaited<ReturnType<typeof openPage>>): Promise<string[]> {
  const { navigation, person } = page
  await navigation.go('/api-keys')
  await person.click(await screen.findByRole('checkbox', { name: 'Select all keys' }))
  await person.click(screen.getByRole('button', { name: 'Delete…' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  return dialog
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim())
}

test('each key says its last use, and those of this week come first', async () => {
  const page = await openPage('/nowhere')
  const { control } = page.panel
  const now = control.now()
  const key = (description: string, lastUsedAt: number | null, more = {}) =>
    control.createApiKey(page.account.id, {
      description,
      lastUsedAt,
      createdAt: now - 900 * day,
      ...more,
    }).identifier
  key('Old', now - 400 * day)
  key('New', null)
  key('Bot', now - 8 * minute)
  key('Home', now - 3 * day, { allowedIps: ['192.0.2.1'] })
  keepTested(page.host, key('Mine', now - 30 * minute), now - 30 * minute)
  expect(await asked(page)).toEqual([
    'Bot used 8 minutes ago',
    'Mine tested here 30 minutes ago',
    'Home used or tried 3 days ago',
    expect.stringMatching(/^Old used \w+ \d{4}$/),
    'New never used',
  ])
})

test('the identifier stands where another key has the same name, and nowhere else', async () => {
  const page = await openPage('/nowhere')
  const key = (description: string) =>
    page.panel.control.createApiKey(page.account.id, { description }).identifier
  const twins = [key('CI'), key('CI')]
  const other = key('Bot')
  const lines = (await asked(page)).join('\n')
  for (const twin of twins) expect(lines).toContain(`CI ${twin}`)
  expect(lines).not.toContain(other)
})
