import '#src/test/dom.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { una } from '#src/test/account.ts'
import { catchDownloads } from '#src/test/browser-parts.ts'
import { unsavedCodes } from '#src/two-factor/unsaved-codes.ts'

import { description, showCodes, ten } from './testing/show-codes.tsx'

const file = 'pterodactyl-una-recovery-codes.txt'

test('a code typed back opens "Done", with or without blanks', async () => {
  const { person, press, typed, onDone } = await showCodes()
  await person.type(typed(), ' aB3dE 5gH4x ')
  expect(onDone).not.toHaveBeenCalled()
  await press('Done')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
})

test('"Done" takes the codes off the screen, and off the sheet', async () => {
  const { person, typed } = await showCodes()
  expect(document.body.textContent).toContain(ten[0])
  await person.type(typed(), `${ten[0]}{Enter}`)
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(document.documentElement.outerHTML).not.toContain(ten[0])
})

test('the file and a tick open "Done"; with either alone it asks', async () => {
  const { names } = catchDownloads()
  const { person, press, tick, question, onDone } = await showCodes()
  await person.click(tick())
  await press('Done')
  expect(question()?.textContent).toContain('You have not saved, printed or copied them')
  await person.keyboard('{Escape}')
  expect(question()).toBeNull()

  await press('Download')
  expect(names).toEqual([file])
  await person.click(tick())
  await press('Done')
  expect(question()?.textContent).toContain('You have not said that you saved them')
  await person.keyboard('{Escape}')
  expect(onDone).not.toHaveBeenCalled()

  await person.click(tick())
  await press('Done')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
})

test('the printed sheet and a tick open "Done", and what was saved stays said', async () => {
  const print = vi.fn(() => void dispatchEvent(new Event('afterprint')))
  vi.stubGlobal('print', print)
  catchDownloads()
  const { person, press, tick, inside, onDone } = await showCodes()
  await press('Download')
  await press('Print')
  expect(inside.getByText(/^Saved as/)).toBeTruthy()
  expect(print).toHaveBeenCalledOnce()
  expect(inside.getAllByText(/went to your browser’s print window/)).toBeTruthy()
  await person.click(tick())
  await press('Done')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
})

test('a browser that cannot print says so, and has not kept anything', async () => {
  vi.stubGlobal('print', undefined)
  const { person, press, tick, inside, question, onDone } = await showCodes()
  await press('Print')
  expect(inside.getAllByText(/This browser cannot print/)).toBeTruthy()
  await person.click(tick())
  await press('Done')
  expect(question()).toBeTruthy()
  expect(onDone).not.toHaveBeenCalled()
})

test('what is printed while "Done" asks is the sheet', async () => {
  const { press, question } = await showCodes()
  await press('Done')
  expect(question()).toBeTruthy()
  expect(document.querySelector('.perch-sheet')?.textContent).toContain(ten[0])
})

test('copying alone asks, and the page says why', async () => {
  const { press, tick, inside, question, person, onDone } = await showCodes()
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await press('Done')
  await press('Copy all')
  expect(copied).toHaveBeenCalledWith(ten.join('\n'))
  await inside.findByRole('button', { name: 'Copied' })
  expect(question()).toBeNull()
  expect(document.activeElement).toBe(tick())
  expect(inside.getByText(/a copy is gone with the next thing/)).toBeTruthy()
  await press('Done')
  expect(question()).toBeTruthy()
  await person.keyboard('{Escape}')
  expect(onDone).not.toHaveBeenCalled()
  await person.click(tick())
  await press('Done')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
})

test('whoever means it closes without them', async () => {
  const { press, onDone } = await showCodes()
  await press('Done')
  expect(onDone).not.toHaveBeenCalled()
  await press('Close without them')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
})

test.each(['', 'Spell out', 'Hide'])(
  'a copy that the browser refuses is visible, and the codes are selected (%s)',
  async (before) => {
    const { press, inside } = await showCodes()
    if (before) await press(before)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'))
    await press('Copy all')
    await waitFor(() =>
      expect(inside.queryByRole('button', { name: 'Copy all' })).toBeNull(),
    )
    for (const code of ten) expect(String(getSelection())).toContain(code)
  },
)

test.each(['nothing-like-it', ten[3]?.toLowerCase() ?? ''])(
  'a wrong code (%s) is explained beside it and kept',
  async (wrong) => {
    const { person, press, typed, question, onDone } = await showCodes()
    await person.type(typed(), `${wrong}{Enter}`)
    await waitFor(() =>
      expect(description(typed())).toContain('This is not one of the codes above'),
    )
    expect(typed().getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(typed())
    expect(typed().value).toBe(wrong)
    expect(question()).toBeNull()
    await press('Done')
    expect(question()?.textContent).toContain('What you typed is none of these codes')
    expect(onDone).not.toHaveBeenCalled()
  },
)

test('Escape five times, and a browser that closes it all the same, keep it', async () => {
  const { person, dialog, shown } = await showCodes()
  expect(dialog.getAttribute('closedby')).toBe('none')
  await person.keyboard('{Escape}'.repeat(5))
  expect(fireEvent(dialog, new Event('cancel', { cancelable: true }))).toBe(false)
  expect(dialog.open).toBe(true)
  dialog.close()
  await waitFor(() => expect(dialog.open).toBe(true))
  expect(shown()).toEqual(ten)
})

test('Back asks each time; staying loses nothing, leaving forgets', async () => {
  const { person, navigation, typed, shown, onDone } = await showCodes()
  await person.type(typed(), 'half')
  void navigation.go(-1)
  const question = () => screen.findByRole('dialog', { name: 'Leave without saving?' })
  await question()
  void navigation.go(-1)
  await question()
  await person.click(within(await question()).getByRole('button', { name: 'Stay here' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(navigation.place().pathname).toBe('/security/recovery-codes')
  expect(shown()).toEqual(ten)
  expect(typed().value).toBe('half')

  void navigation.go(-1)
  await person.click(within(await question()).getByRole('button', { name: 'Leave' }))
  await screen.findByRole('heading', { name: 'Security' })
  expect(onDone).not.toHaveBeenCalled()
  expect(document.documentElement.outerHTML).not.toContain(ten[0])
})

test('reloading and closing the tab ask as long as codes are shown', async () => {
  const { person, typed } = await showCodes()
  const leave = () => dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(leave()).toBe(false)
  await person.type(typed(), `${ten[0]}{Enter}`)
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(leave()).toBe(true)
})

test('nothing holds back a navigation of what comes after "Done"', async () => {
  const { person, navigation, typed, onDone } = await showCodes()
  onDone.mockImplementation(() => void navigation.go('/security'))
  await person.type(typed(), `${ten[0]}{Enter}`)
  await screen.findByRole('heading', { name: 'Security' })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('only codes that replace others say that the old ones died', async () => {
  const { inside } = await showCodes(ten, true)
  expect(inside.getByText(/^The old ones no longer work\./)).toBeTruthy()
})

test.each([
  ['one code', ['only1']],
  ['25 codes', Array.from({ length: 25 }, (_, at) => `code-${at}`)],
  ['long codes', Array.from({ length: 3 }, (_, at) => `${at}`.repeat(40))],
  ['the same code twice', ['twin', 'twin']],
  ['codes with blanks', ['ab cd', 'ef gh']],
])('%s: all are shown, and the last opens "Done"', async (_, codes) => {
  const { person, typed, shown, inside, onDone } = await showCodes(codes)
  expect(shown()).toEqual(codes)
  expect(inside.queryByText(/no longer work/)).toBeNull()
  await person.type(typed(), `${codes.at(-1)}{Enter}`)
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
})

test('one of them typed back shows that they are kept, whatever is typed after it', async () => {
  const { host, person, typed } = await showCodes()
  const unsaved = unsavedCodes(host)
  const isNoted = () => unsaved.shownAt(una, null) !== null
  unsaved.note(una, Date.now())
  await person.type(typed(), 'aB3dE5gH4')
  expect(isNoted()).toBe(true)
  await person.type(typed(), 'x')
  expect(isNoted()).toBe(false)
  await person.type(typed(), 'y')
  expect(isNoted()).toBe(false)
})
