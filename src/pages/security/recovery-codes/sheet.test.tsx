import '#src/test/dom.ts'
import { expect, test, vi } from 'vitest'

import { catchDownloads } from '#src/test/browser-parts.ts'

import { showCodes, ten } from './testing/show-codes.tsx'

test('the file says what the codes are, and its address is gone soon', async () => {
  const { names, alive, text } = catchDownloads()
  const { press, inside } = await showCodes()
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const pressed = press('Download')
  await vi.waitFor(() => expect(names).toEqual(['pterodactyl-una-recovery-codes.txt']))
  expect(alive.size).toBe(1)
  vi.runAllTimers()
  expect(alive.size).toBe(0)
  vi.useRealTimers()
  await pressed
  expect(inside.getAllByText(/^Saved as pterodactyl-una-recovery-codes\.txt/)).toBeTruthy()

  const lines = (await text())?.split('\n') ?? []
  expect(lines[0]).toBe('Recovery codes for Pterodactyl')
  expect(lines).toContain('Panel: Pterodactyl, https://panel.example')
  expect(lines).toContain('Account: una, una@example.test')
  expect(lines).toContain('Codes: 10 codes. Each works once, instead of the sign-in code.')
  const date = lines.find((line) => line.startsWith('Made: '))
  expect(date).toContain(String(new Date().getFullYear()))
  expect(date).toMatch(/\d:\d\d:\d\d.* (?:UTC|GMT|[A-Z]{2,5})/)
  expect(lines.filter((line) => line.startsWith('[ ]'))).toEqual(
    ten.map((code, at) => `[ ] ${String(at + 1).padStart(2)}. ${code}`),
  )
})

test('a browser that makes no file says so, and has not kept anything', async () => {
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    throw new Error('refused')
  })
  const { press, inside } = await showCodes()
  await press('Download')
  expect(inside.getAllByText(/did not save the file/)).toBeTruthy()
  expect(inside.queryByText(/^Saved as/)).toBeNull()
})

test('what was done is spoken, and never a code', async () => {
  catchDownloads()
  const { press, inside } = await showCodes()
  const spoken = () => inside.getAllByRole('status').map((each) => each.textContent)
  for (const [name, words] of [
    ['Download', 'Saved as pterodactyl-una-recovery-codes.txt'],
    ['Copy all', 'Copied'],
  ] as const) {
    await press(name)
    await vi.waitFor(() => expect(spoken().join(' ')).toContain(words))
    for (const code of ten) expect(spoken().join(' ')).not.toContain(code)
  }
})
