import '#src/test/dom.ts'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { dayOf } from '#src/feed/days.ts'
import { openPage } from '#src/test/render.tsx'

const day = 24 * 60 * 60 * 1000
const ahead = dayOf(Date.now() + 60 * day)
const path = '/api/client/account/api-keys'

const button = (name: string) => screen.findByRole('button', { name })
const field = (label: string) => screen.findByLabelText<HTMLInputElement>(label)
const chooseDay = async (value: string) =>
  fireEvent.change(await field('Remind me on (optional)'), { target: { value } })

/** The form, or that to replace a key with this description. */
async function openForm(replaces?: string) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  const old =
    replaces === undefined
      ? null
      : panel.control.createApiKey(account.id, { description: replaces })
  await navigation.go(`/api-keys/create${old ? `?from=${old.identifier}` : ''}`)
  const description = await field('Description')
  return {
    ...page,
    description,
    descriptions: () =>
      panel.control.keysOf(account.id).apiKeys.map((key) => key.description),
  }
}

test('a day that is chosen is written after the description, which the dialog leaves out', async () => {
  const { person, description, descriptions } = await openForm()
  await person.type(description, ' Bot ')
  await chooseDay(ahead)
  await person.click(await button('Create key'))
  await screen.findByRole('alertdialog', { name: 'Your key for Bot' })
  expect(descriptions()).toEqual([`Bot (review ${ahead})`])
})

test('a key that is made although its answer is lost is known by its whole description', async () => {
  const { panel, person, description, descriptions } = await openForm()
  panel.control.failNext({ method: 'POST', path, fault: 'run-then-drop', run: true })
  await person.type(description, 'Bot')
  await chooseDay(ahead)
  await person.click(await button('Create key'))
  await person.click(await button('Delete it and make another'))
  await screen.findByRole('alertdialog', { name: 'Your key for Bot' })
  expect(descriptions()).toEqual([`Bot (review ${ahead})`])
})

test('too long with the day it is not sent, nothing is lost, and without the day it is', async () => {
  const { person, description, descriptions } = await openForm()
  const long = 'x'.repeat(481)
  fireEvent.change(description, { target: { value: long } })
  await chooseDay(ahead)
  await screen.findByText('1 character too many.')
  await person.click(await button('Create key'))
  await screen.findByText(/which takes 20 characters, a description has at most 500/)
  expect(description.value).toBe(long)
  expect(descriptions()).toEqual([])
  await chooseDay('')
  await person.click(await button('Create key'))
  await screen.findByRole('alertdialog')
  expect(descriptions()).toEqual([long])
})

test('a day that is over is not taken', async () => {
  const { person, description, descriptions } = await openForm()
  await person.type(description, 'Bot')
  await chooseDay(dayOf(Date.now()))
  await person.click(await button('Create key'))
  await screen.findByText('Choose a day from tomorrow on, or clear the date.')
  expect(descriptions()).toEqual([])
})

test('a day that is half typed is not taken for none', async () => {
  const { person, description, descriptions } = await openForm()
  await person.type(description, 'Bot')
  const half = await field('Remind me on (optional)')
  Object.defineProperty(half, 'validity', { value: { badInput: true } })
  await person.click(await button('Create key'))
  await screen.findByText('Choose a day from tomorrow on, or clear the date.')
  expect(descriptions()).toEqual([])
})

test.each([
  ['to come', ahead, ahead],
  ['that is over', '2026-01-02', ''],
])('who replaces a key finds its day %s', async (_, before, now) => {
  const { description } = await openForm(`Bot (review ${before})`)
  expect(description.value).toBe('Bot')
  expect((await field('Remind me on (optional)')).value).toBe(now)
})
