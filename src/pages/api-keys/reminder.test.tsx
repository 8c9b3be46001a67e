import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { dayOf } from '#src/feed/days.ts'
import { openPage } from '#src/test/render.tsx'

const day = 24 * 60 * 60 * 1000
const ahead = dayOf(Date.now() + 60 * day)
const past = dayOf(Date.now() - 2 * day)
/** As the page writes a day. */
const written = (iso: string) =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date(`${iso}T00:00`))

/** The list of keys with these descriptions. */
async function openKeys(...descriptions: string[]) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  for (const description of descriptions)
    panel.control.createApiKey(account.id, { description, lastUsedAt: Date.now() })
  await navigation.go('/api-keys')
  await screen.findByRole('table', { name: 'API keys' })
  return page
}

const rows = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent)

/** What stands in the row of a key, once it is opened. */
async function opened({ person }: Awaited<ReturnType<typeof openKeys>>, name: string) {
  const button = screen.getByRole('button', { name })
  await person.click(button)
  await screen.findByText('Identifier')
  const details = document.getElementById(button.getAttribute('aria-controls') ?? '')
  if (!details) throw new Error('The row is not open.')
  return within(details)
}

test('a key whose day is to come is called without it, and its row has the day', async () => {
  const page = await openKeys(`Bot (review ${ahead})`)
  expect(rows()).toEqual(['Bot'])
  expect(screen.queryByText('Look at it again')).toBeNull()
  const details = await opened(page, 'Bot')
  expect(details.getByText('Look again on')).toBeTruthy()
  expect(details.getByText(written(ahead))).toBeTruthy()
})

test('a key whose day is there wants attention before all that is worth less, and says since when', async () => {
  const page = await openKeys('Alpha', `Bot (review ${past})`)
  expect(rows()).toEqual(['Bot', 'Alpha'])
  expect(screen.getByText('Look at it again')).toBeTruthy()
  const details = await opened(page, 'Bot')
  expect(details.getByText(/^Its date to look at it again was/).textContent).toContain(
    `${written(past)}, which does not end it.`,
  )
  expect(details.queryByText('Look again on')).toBeNull()
})

test('what is no day is text, and two keys that differ in their day alone share a name', async () => {
  await openKeys('Bot (review 2027-02-30)', `Job (review ${ahead})`, 'Job')
  const called = rows().map((name) => name?.replace(/ptlc_\w+$/, '#'))
  expect(called.toSorted()).toEqual(['Bot (review 2027-02-30)', 'Job#', 'Job#'])
})

test.each(['Bot', ahead])('a key with a day is found by %s', async (word) => {
  const { person } = await openKeys('Alpha', `Bot (review ${ahead})`)
  await person.type(screen.getByRole('searchbox'), word)
  await waitFor(() => expect(rows()).toEqual(['Bot']))
})
