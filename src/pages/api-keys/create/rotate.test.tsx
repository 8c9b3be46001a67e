import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { keepReplaced } from '#src/keys/keep-replaced.ts'
import { openPage } from '#src/test/render.tsx'

const button = (name: string) => screen.findByRole('button', { name })
const keepsWorking = /keeps working until you delete it/

test('what is to replace a key says first that the old one keeps working', async () => {
  const { panel, account, navigation } = await openPage('/nowhere')
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Bot' })
  await navigation.go(`/api-keys/create?from=${identifier}`)
  const words = await screen.findByText(keepsWorking)
  expect(words.textContent).toContain(`Bot (${identifier})`)
})

/** The page to replace a key that was replaced here already, by one that is there still unless it is `gone`. */
async function openReplaced({ gone = false } = {}) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, host } = page
  const make = () => panel.control.createApiKey(account.id, { description: 'Bot' })
  const old = make().identifier
  const by = gone ? 'ptlc_gone0000000' : make().identifier
  keepReplaced(host, old, by)
  await navigation.go(`/api-keys/create?from=${old}`)
  return { ...page, old, by }
}

test('a key that was replaced already is offered to be deleted, not replaced once more', async () => {
  const { person, panel, account, navigation, old, by } = await openReplaced()
  const words = await screen.findByText(/was made to replace/)
  expect(words.textContent).toContain(`${by} was made to replace Bot (${old})`)
  expect(screen.queryByText(keepsWorking)).toBeNull()
  await person.click(await button('Delete the old key'))
  await person.click(await button('Delete key'))
  await waitFor(() => expect(navigation.place().pathname).toBe('/api-keys'))
  await waitFor(() => expect(screen.queryByText(old)).toBeNull())
  expect(panel.control.keysOf(account.id).apiKeys.map((key) => key.identifier)).toEqual([
    by,
  ])
})

test('streamer mode hides what both are called by', async () => {
  const { person, old, by } = await openReplaced()
  await screen.findByText(/was made to replace/)
  const hidden = () =>
    screen
      .queryAllByRole('button', { name: /point at it or focus it/ })
      .map(({ textContent }) => textContent)
  await person.click(
    await screen.findByRole('checkbox', { name: 'Streamer mode', hidden: true }),
  )
  for (const identifier of [old, by])
    await waitFor(() =>
      expect(hidden().some((each) => each?.includes(identifier))).toBe(true),
    )
})

test('a key that was replaced already can be replaced once more by whoever says so', async () => {
  const { person } = await openReplaced()
  await person.click(await button('Make another'))
  await screen.findByText(keepsWorking)
  expect(screen.queryByText(/was made to replace/)).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
})

test('a key whose replacement is gone is replaced by nothing', async () => {
  await openReplaced({ gone: true })
  await screen.findByText(keepsWorking)
  expect(screen.queryByText(/was made to replace/)).toBeNull()
})

/** The list with one key, and what stands in its opened row. */
async function openList(allowedIps: string[]) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, person } = page
  const key = panel.control.createApiKey(account.id, { description: 'Bot', allowedIps })
  await navigation.go('/api-keys')
  await person.click(await button('Bot'))
  return { ...page, ...key }
}

test('whoever wants other addresses of a key is told that it is replaced, in a form with all that it has', async () => {
  const { person, identifier } = await openList(['10.0.0.0/8'])
  await person.click(await screen.findByRole('link', { name: 'Change addresses… Bot' }))
  await screen.findByRole('heading', { name: 'Change the addresses of an API key' })
  const words = await screen.findByText(/A key cannot be changed/)
  expect(words.textContent).toContain(
    `a new one with another secret replaces Bot (${identifier}), which works until`,
  )
  expect(screen.queryByText(keepsWorking)).toBeNull()
  const field = screen.getByLabelText<HTMLInputElement>('Description')
  expect(field.value).toBe('Bot')
  expect(screen.getByText('10.0.0.0/8')).toBeTruthy()
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByLabelText('Allowed addresses')),
  )
})

test('where a panel does not tell the addresses of a key, whoever changes them enters all', async () => {
  const { rewrite, navigation, panel, account } = await openPage('/nowhere')
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Bot' })
  rewrite('GET /api/client/account/api-keys', async (answer) => {
    const body = (await answer.json()) as { data: { attributes: object }[] }
    for (const { attributes } of body.data)
      Reflect.deleteProperty(attributes, 'allowed_ips')
    return Response.json(body)
  })
  await navigation.go(`/api-keys/create?from=${identifier}#addresses`)
  await screen.findByText('The panel does not tell its addresses: enter them all.')
})

const hour = 3_600_000

test.each([
  ['long before', -48 * hour, /^Quiet since .+, before it was replaced\. Delete it once/],
  ['after it', -hour, /^Used or tried after it was replaced, last .+: something still has/],
  ['never', null, /^It was never used: delete it\.$/],
] as const)(
  'of a key that was replaced, and used %s, the row says so',
  async (...[, used, words]) => {
    const { panel, account, navigation, person, host } = await openPage('/nowhere')
    const now = panel.control.now()
    const make = (description: string, createdAt: number, lastUsedAt: number | null) =>
      panel.control.createApiKey(account.id, { description, createdAt, lastUsedAt })
    const old = make('Old', now - 99 * hour, used === null ? null : now + used)
    keepReplaced(host, old.identifier, make('New', now - 30 * hour, null).identifier)
    await navigation.go('/api-keys')
    await person.click(await button('Old'))
    await screen.findByText(words)
  },
)
