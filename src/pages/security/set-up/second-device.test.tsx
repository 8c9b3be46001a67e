import '#src/test/dom.ts'
import type { QueryClient } from '@tanstack/react-query'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { clientOf } from '#src/session/panel-client.ts'

import { answering, openScan } from './testing/open.ts'

const period = 30_000

beforeEach(() => vi.setSystemTime(Math.floor(Date.now() / period) * period + 2000))
afterEach(() => void vi.useRealTimers())

const fold = 'Add a second device'
const field = () => screen.findByLabelText<HTMLInputElement>('Code on the second device')

/** The set-up with the part of the second device open. */
async function openPart(...rewriting: Parameters<typeof openScan>) {
  const page = await openScan(...rewriting)
  const details = screen.getByText(fold).closest('details')
  if (!details) throw new Error('It is not folded')
  act(() => {
    details.open = true
    fireEvent(details, new Event('toggle'))
  })
  return page
}

/** The same, with a way to check codes that are given as periods from now, or as they are. */
async function openCheck() {
  const page = await openPart()
  const box = await field()
  const codeOf = (step: number) =>
    new TOTP({ secret: Secret.fromBase32(page.secret()) }).generate({
      timestamp: Date.now() + step * period,
    })
  return {
    ...page,
    box,
    codeOf,
    async check(code: string) {
      await page.person.clear(box)
      await page.person.type(box, `${code}{Enter}`)
      return said(box)
    },
  }
}

const said = (box: HTMLInputElement) =>
  box.form?.querySelector('[role=status], [id$=-error]')?.textContent

/** The clock of the page minus the panel's, in milliseconds; `null` where the panel does not tell its own. */
const pageAhead = (queries: QueryClient, ahead: number | null) =>
  vi.spyOn(clientOf(queries), 'clockAhead').mockReturnValue(ahead === null ? null : -ahead)

test('a code of now, of the period before and of the next matches, and nothing is sent', async () => {
  const { check, codeOf, sent } = await openCheck()
  const before = sent.length
  for (const step of [0, -1, 1])
    expect(await check(codeOf(step))).toMatch(/^This code matches\.$/)
  // As people type it.
  expect(await check(codeOf(0).replace(/^.../, '$& '))).toMatch(/^This code matches\.$/)
  expect(sent.length).toBe(before)
})

test('a code of another time says how far that device’s clock is off', async () => {
  const { check, codeOf } = await openCheck()
  for (const [step, words] of [
    [-2, 'about 60 seconds behind the panel’s, or the code had run out.'],
    [-4, 'about 120 seconds behind the panel’s, or the code had run out.'],
    [-5, 'about 150 seconds behind the panel’s.'],
    [10, 'about 300 seconds ahead of the panel’s.'],
    [40, 'about 20 minutes ahead.'],
    [-240, 'about 2 hours behind.'],
  ] as const)
    expect(await check(codeOf(step))).toBe(`That device’s clock is ${words}`)
  expect(await check(codeOf(700))).toMatch(
    /^That device’s clock may be about 6 hours ahead/,
  )
})

test('what counts is when a code was typed, not when it is checked', async () => {
  const { check, codeOf, box, person } = await openCheck()
  expect(await check(codeOf(0))).toBe('This code matches.')
  vi.setSystemTime(Date.now() + 4 * period)
  await person.type(box, '{Enter}')
  expect(said(box)).toBe('This code matches.')
})

test('where the panel’s time is not known, no clock is said to be wrong', async () => {
  const { check, codeOf, queries } = await openCheck()
  pageAhead(queries, null)
  expect(await check(codeOf(0))).toBe(
    'This code matches by this device’s clock. Whether that is the panel’s time is not known.',
  )
  expect(await check(codeOf(-2))).toBe(
    'That device’s clock is about 60 seconds behind this one’s, or the code had run out.',
  )
  expect(await check(codeOf(40))).toBe(
    'This code does not match by this device’s clock. Either clock may be off, or the code may be of another account.',
  )
})

test('where both clocks are off, neither is left out', async () => {
  const { check, codeOf, queries } = await openCheck()
  pageAhead(queries, 6 * 60_000)
  expect(await check(codeOf(0))).toBe(
    'That device’s clock and this one’s are about 6 minutes ahead of the panel’s.',
  )
  // What the page's clock says does not matter where the panel's is known.
  expect(await check(codeOf(-12))).toBe('This code matches.')
})

test('what is no code of this key is not called one', async () => {
  const { check, codeOf, box } = await openCheck()
  for (const typed of ['12345', 'abcdef', '1234567'])
    expect(await check(typed)).toBe('Enter the 6 digits that it shows now.')
  const near = new Set(Array.from({ length: 41 }, (_, at) => codeOf(at - 20)))
  const other = ['000000', '111111', '222222'].find((code) => !near.has(code)) ?? ''
  expect(await check(other)).not.toMatch(/matches/)
  expect(box.getAttribute('aria-invalid')).toBe('true')
})

test('the code is kept nowhere, and goes with the set-up', async () => {
  const { check, codeOf, leaks, navigation, secret } = await openCheck()
  const code = codeOf(0)
  const key = secret()
  await check(code)
  expect(leaks(key, code)).toEqual([])
  await navigation.go('/profile')
  await waitFor(() => expect(screen.queryByText(fold)).toBeNull())
  expect(leaks(key, code)).toEqual([])
})

test('where the key came as a picture alone, no check is offered', async () => {
  await openPart(answering({ image_url_data: 'data:image/png;base64,iVBORw0KGgo=' }))
  await screen.findByText(/^Scan the QR code with it as well/)
  expect(screen.queryByLabelText('Code on the second device')).toBeNull()
})
