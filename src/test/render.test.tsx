import { expect, test } from 'vitest'

import { calls } from './panel.ts'
import { openPage } from './render.tsx'

test('an answer is rewritten once, with the headers that it had', async () => {
  const { browser, rewrite, statuses } = await openPage('/profile')
  const read = async () => {
    const answer = await browser.fetch('/api/client/account')
    return [answer.status, await answer.text()] as const
  }
  const before = await read()
  rewrite(calls.me, async (response) => {
    expect(response.headers.getSetCookie()).not.toHaveLength(0)
    const text = (await response.text()).replace('Una', 'Una the Second')
    return new Response(text, { status: 203, headers: response.headers })
  })
  const [status, text] = await read()
  expect([status, text]).toEqual([203, before[1].replace('Una', 'Una the Second')])
  expect(statuses(calls.me).at(-1)).toBe(203)
  expect(await read()).toEqual(before)
})
