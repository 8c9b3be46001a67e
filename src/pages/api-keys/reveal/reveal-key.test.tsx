import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const question = 'Back to the key'

/** A new key, on screen; `copied`: and in the clipboard. */
async function reveal({ copied = false } = {}) {
  const page = await openPage('/api-keys/create')
  const { person } = page
  await person.type(await screen.findByLabelText('Description'), 'Bot')
  await person.click(screen.getByRole('button', { name: 'Create key' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  const key = dialog.getByLabelText('The key').textContent
  if (copied) {
    await person.click(dialog.getByRole('button', { name: 'Copy key' }))
    await dialog.findByRole('button', { name: 'Copied' })
  }
  return {
    key,
    dialog,
    paste: async (text: string) => {
      await person.click(dialog.getByLabelText(/Paste/))
      await person.paste(text)
    },
    done: () => person.click(dialog.getByRole('button', { name: 'Done' })),
    isGone: () => waitFor(() => expect(screen.queryByText(key)).toBeNull()),
  }
}

test('Copy is the first button', async () => {
  const { dialog } = await reveal()
  expect(dialog.getAllByRole('button')[0]?.textContent).toBe('Copy key')
})

test('a key that nobody has is not closed without a question', async () => {
  const { done, key } = await reveal()
  await done()
  await screen.findByRole('button', { name: question })
  expect(screen.getByText(key)).toBeTruthy()
})

test('a key that was copied is', async () => {
  const { done, isGone } = await reveal({ copied: true })
  await done()
  await isGone()
})

test('nor is one that was stored wrongly, though it was copied', async () => {
  const { done, paste, key, isGone } = await reveal({ copied: true })
  await paste('ptlc_another')
  await done()
  await screen.findByRole('button', { name: question })
  expect(screen.getByText(key)).toBeTruthy()
  screen.getByRole('button', { name: question }).click()
  await waitFor(() => expect(screen.queryByRole('button', { name: question })).toBeNull())
  await paste(key)
  await done()
  await isGone()
})
