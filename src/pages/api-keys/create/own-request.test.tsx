import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { pasteBack } from '#src/test/paste-back.ts'
import { openPage } from '#src/test/render.tsx'

import { keepUnheardRequests, openRequest, unheardRequests } from './unheard-requests.ts'

const path = '/api/client/account/api-keys'
const create = `POST ${path}`
const thereTitle = 'A key was made, and its secret never came here'
const missingTitle = 'Nobody has heard what became of a new key'

type Opened = Awaited<ReturnType<typeof openPage>>

const open = () => openPage('/nowhere')

async function fill({ navigation, person }: Opened) {
  await navigation.go('/api-keys/create')
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  await person.type(form.getByLabelText('Description'), 'Bot')
  return () => person.click(form.getByRole('button', { name: 'Create key' }))
}

/** The key that is shown is stored. */
async function finish({ person, queries }: Opened) {
  const dialog = within(await screen.findByRole('alertdialog'))
  const key = dialog.getByLabelText('The key').textContent
  pasteBack(dialog, key)
  await person.click(dialog.getByRole('button', { name: 'Done' }))
  await screen.findByRole('heading', { name: 'API keys', level: 1 })
  // Nothing is asked of a panel that ends with the test.
  await waitFor(() => expect(queries.isFetching()).toBe(0))
}

/** Remembers a request for a key as lost before this page. */
const remember = ({ queries }: Opened, description: string, sentAt = Date.now()) =>
  act(async () => {
    keepUnheardRequests(queries, [
      openRequest({ description, allowedIps: [] }, new Set(), { sentAt }),
    ])
    await Promise.resolve()
  })

test('a key that is stored is heard of, however its answer describes it', async () => {
  const page = await open()
  const submit = await fill(page)
  page.rewrite(create, async (answer) => {
    const body = await answer.json()
    return Response.json({
      ...body,
      attributes: { ...body.attributes, description: 'Otherwise' },
    })
  })
  await submit()
  await finish(page)
  expect(unheardRequests(page.queries)).toEqual([])
  expect(screen.queryByText(thereTitle)).toBeNull()
})

test('a notice that is closed while a key is made stays closed', async () => {
  const page = await open()
  await remember(page, 'Another')
  const submit = await fill(page)
  const held = page.hold(create)
  await submit()
  await waitFor(() => expect(page.statuses(create)).toEqual([200]))
  await screen.findByText(missingTitle)
  await page.person.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByText(missingTitle)).toBeNull()
  held.release()
  await finish(page)
  expect(unheardRequests(page.queries)).toEqual([])
})

test('what another request adds while a key is made is not lost', async () => {
  const page = await open()
  const submit = await fill(page)
  const held = page.hold(create)
  await submit()
  await waitFor(() => expect(page.statuses(create)).toEqual([200]))
  const other = openRequest({ description: 'Other', allowedIps: [] }, new Set(), {
    sentAt: 1,
  })
  keepUnheardRequests(page.queries, [...unheardRequests(page.queries), other])
  held.release()
  await screen.findByRole('alertdialog')
  expect(unheardRequests(page.queries).map(({ sentAt }) => sentAt)).toEqual([1])
})

test('whoever signs out leaves no request in the tab', async () => {
  const page = await open()
  await page.navigation.go('/profile')
  await screen.findByRole('heading', { name: 'Profile', level: 1 })
  await remember(page, 'Bot')
  expect(JSON.stringify({ ...sessionStorage })).toMatch(/Bot/)
  await page.person.click(screen.getByRole('button', { name: 'Sign out', hidden: true }))
  await screen.findByRole('heading', { name: 'Sign in', level: 1 })
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/Bot/)
})

test('a late key that is deleted by its row leaves nothing to tell of', async () => {
  const page = await open()
  const { panel, account, navigation, person } = page
  await remember(page, 'Bot')
  panel.control.createApiKey(account.id, { description: 'Bot' })
  await navigation.go('/api-keys')
  await screen.findByText(thereTitle)
  await person.click(screen.getByRole('button', { name: 'Bot' }))
  await person.click(await screen.findByRole('button', { name: 'Delete… Bot' }))
  await person.click(await screen.findByRole('button', { name: 'Delete key' }))
  await waitFor(() => expect(screen.queryByText(thereTitle)).toBeNull())
  await waitFor(() => expect(unheardRequests(page.queries)).toEqual([]))
  expect(screen.queryByText(missingTitle)).toBeNull()
})

test.each([
  [Date.now(), /The panel may still make it/],
  [Date.now() - 600_000, /It is unlikely by now that the panel still makes it/],
])(
  'of a key that is missing it is said how likely it is to come',
  async (sentAt, words) => {
    const page = await open()
    await remember(page, 'Bot', sentAt)
    await page.navigation.go('/api-keys')
    const alert = (await screen.findByText(missingTitle)).closest('[role=status]')
    expect(alert?.textContent).toMatch(words)
    expect(alert?.textContent?.match(/panel (may )?still/g)).toHaveLength(1)
  },
)
