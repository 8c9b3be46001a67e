import '#src/test/dom.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { pasteBack } from '#src/test/paste-back.ts'
import { openPage } from '#src/test/render.tsx'

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
    question: () => dialog.queryByRole('group', { name: /Close for good\?$/ }),
    paste: (text: string) => pasteBack(dialog, text),
    done: () => person.click(dialog.getByRole('button', { name: 'Done' })),
    isGone: () => waitFor(() => expect(screen.queryByText(key)).toBeNull()),
  }
}

test('a key that nobody has is not closed without a question, which offers to copy', async () => {
  const { done, key, question, isGone } = await reveal()
  expect(question()).toBeNull()
  await done()
  expect(question()?.textContent).toContain('You have not copied it. Close for good?')
  expect(document.activeElement?.textContent).toBe('Copy key')
  expect(screen.getByText(key)).toBeTruthy()
  ;(document.activeElement as HTMLElement).click()
  await waitFor(() => expect(question()).toBeNull())
  expect(document.activeElement?.textContent).toBe('Done')
  await done()
  await isGone()
})

test('whoever means it closes without it', async () => {
  const { done, dialog, isGone } = await reveal()
  await done()
  dialog.getByRole('button', { name: 'Close without it' }).click()
  await isGone()
})

test('a key that was copied is closed at once', async () => {
  const { done, isGone } = await reveal({ copied: true })
  await done()
  await isGone()
})

test('one that was stored wrongly is not, though it was copied', async () => {
  const { done, paste, key, question, isGone } = await reveal({ copied: true })
  paste('ptlc_another')
  await done()
  expect(question()?.textContent).toContain('What you pasted is not this key')
  expect(screen.getByText(key)).toBeTruthy()
  paste(key)
  expect(question()).toBeNull()
  await done()
  await isGone()
})

test('the key that made it, held, does not copy it', async () => {
  const { dialog } = await reveal()
  const copy = dialog.getByRole('button', { name: 'Copy key' })
  expect(document.activeElement).toBe(copy)
  // What is not prevented, browsers press the button with.
  expect(fireEvent.keyDown(copy, { key: 'Enter', repeat: true })).toBe(false)
  expect(fireEvent.keyDown(copy, { key: 'Tab', repeat: true })).toBe(true)
  expect(fireEvent.keyDown(copy, { key: 'Enter' })).toBe(true)
})
