import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const account = 'GET /api/client/account'

/** A new key on screen, and a press that tests it. */
async function reveal(address?: string) {
  const page = await openPage('/api-keys/create')
  const { person } = page
  await person.type(await screen.findByLabelText('Description'), 'Bot')
  if (address) await person.type(screen.getByLabelText('Allowed addresses'), address)
  await person.click(screen.getByRole('button', { name: 'Create key' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  const press = (name: string) => person.click(dialog.getByRole('button', { name }))
  return {
    ...page,
    dialog,
    press,
    key: dialog.getByLabelText('The key').textContent,
    test: () => press('Test this key now'),
  }
}

test('a key that works says so, with what the panel allows, and its use is no program’s', async () => {
  const page = await reveal()
  page.rewrite(account, (answer) => {
    answer.headers.set('x-ratelimit-limit', '256')
    return answer
  })
  await page.test()
  const said = await page.dialog.findByText(/^It works from here\./)
  expect(said.textContent).toBe(
    'It works from here. This panel allows 256 requests a minute, all your keys together.',
  )
  expect(JSON.stringify(localStorage)).toContain(page.key.slice(0, 16))
  expect(JSON.stringify(localStorage)).not.toContain(page.key.slice(16))
  await page.press('Copy key')
  await page.press('Done')
  const row = await screen.findByRole('row', { name: /Bot/ })
  expect(row.textContent).toContain('Tested here')
})

test('a key that the panel refuses from here says from where', async () => {
  const page = await reveal('198.51.100.7')
  await page.test()
  const said = await page.dialog.findByText(
    /^The panel refused it from here: \S+ is not on/,
  )
  expect(said.textContent).toMatch(/: \S+ is not on its list\.$/)
})

test.each([
  [401, 'The panel did not accept it.'],
  [429, 'so it was not tested.'],
  [500, 'The answer does not tell whether it works.'],
])('an answer with %i proves no more than it does', async (status, words) => {
  const { dialog, rewrite, test } = await reveal()
  rewrite(account, () => Response.json({ errors: [] }, { status }))
  await test()
  await dialog.findByText(words, { exact: false })
  expect(dialog.queryByText(/It works/)).toBeNull()
})

test('a panel that does not answer says nothing of a key, which can be tested again', async () => {
  const { dialog, rewrite, test } = await reveal()
  rewrite(account, () => Promise.reject(new TypeError('no network')))
  await test()
  await dialog.findByText('No answer came, which says nothing about the key.')
  await test()
  await dialog.findByText(/^It works from here\./)
})
