import '#src/test/dom.ts'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

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
      const said = box.form?.querySelector('[role=status], [id$=-error]')
      return said?.textContent
    },
  }
}

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
  expect(await check(codeOf(-2))).toMatch(/^That device’s clock is about 60 seconds behind/)
  expect(await check(codeOf(10))).toMatch(/^That device’s clock is about 300 seconds ahead/)
  expect(await check(codeOf(40))).toMatch(/^Your phone’s clock is about 20 minutes ahead/)
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
  await screen.findByText(/^Add the key to it, too, before/)
  expect(screen.queryByLabelText('Code on the second device')).toBeNull()
})
