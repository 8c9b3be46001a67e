import '#src/test/dom.ts'
import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { pasteBack } from '#src/test/paste-back.ts'
import { openPage } from '#src/test/render.tsx'

import { keepUnheardRequests, openRequest } from './unheard-requests.ts'

const path = '/api/client/account/api-keys'
const mark = 'Secret never came'

type Opened = Awaited<ReturnType<typeof openPage>>

async function make({ navigation, person }: Opened, description: string) {
  await navigation.go('/api-keys/create')
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  await person.type(form.getByLabelText('Description'), description)
  await person.click(form.getByRole('button', { name: 'Create key' }))
}

/** How many keys the list has, and how many of them with the mark. */
async function listed() {
  await screen.findByRole('heading', { name: 'API keys', level: 1 })
  const keys = await screen.findAllByRole('checkbox', { name: /^Select (Bot|Other)/ })
  return [keys.length, screen.queryAllByText(mark).length]
}

/** A key is stored, and the one that was asked for before it is told of. */
async function storeBesideTwin(page: Opened) {
  const { panel, account, person, queries } = page
  keepUnheardRequests(queries, [
    openRequest({ description: 'Bot', allowedIps: [] }, new Set()),
  ])
  panel.control.createApiKey(account.id, { description: 'Bot' })
  await make(page, 'Other')
  const dialog = within(await screen.findByRole('alertdialog'))
  pasteBack(dialog, dialog.getByLabelText('The key').textContent)
  await person.click(dialog.getByRole('button', { name: 'Done' }))
  await screen.findByText('There is another key now')
}

test('a key whose secret never came is marked in the list, also after a reload', async () => {
  const page = await openPage('/nowhere')
  page.panel.control.failNext({ method: 'POST', path, fault: 'run-then-drop' })
  await make(page, 'Bot')
  await page.person.click(await screen.findByRole('link', { name: 'Look at your keys' }))
  expect(await listed()).toEqual([1, 1])
  cleanup()
  page.perch.dispose()
  await openPage('/api-keys', { on: page })
  expect(await listed()).toEqual([1, 1])
})

test('a late key that nobody has answered for is marked in the list, and not the one beside it', async () => {
  const page = await openPage('/nowhere')
  await storeBesideTwin(page)
  await page.navigation.go('/api-keys')
  expect(await listed()).toEqual([2, 1])
})

test('a late key that shall stay has no mark', async () => {
  const page = await openPage('/nowhere')
  await storeBesideTwin(page)
  await page.person.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(await listed()).toEqual([2, 0])
})

test('of several keys, one of which is it, none is marked', async () => {
  const page = await openPage('/nowhere')
  const { panel, account } = page
  panel.control.failNext({ method: 'POST', path, fault: 'run-then-drop' })
  page.when(`POST ${path}`, () =>
    panel.control.createApiKey(account.id, { description: 'Bot' }),
  )
  await make(page, 'Bot')
  await screen.findByText(/Several keys like this were made/)
  await page.person.click(screen.getByRole('link', { name: 'Look at your keys' }))
  expect(await listed()).toEqual([2, 0])
})
