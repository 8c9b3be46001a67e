import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { catchDownloads } from '#src/test/browser-parts.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

test('the file is of the format that is chosen by the time it is there', async () => {
  const { hold, person, queries } = await openPage('/activity/export', {
    before: ({ panel, account }) =>
      panel.control.addActivity(account.id, [
        { event: 'auth:success', timestamp: Date.UTC(2026, 0, 2), ip: '203.0.113.9' },
      ]),
  })
  const start = await screen.findByRole('button', { name: 'Start export' })
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  const { names, text } = catchDownloads()
  const { release } = hold(calls.activity)
  await person.click(start)
  await screen.findByRole('button', { name: 'Stop' })
  await person.click(screen.getByRole('radio', { name: /^JSON/ }))
  release()
  await waitFor(() => expect(names).toHaveLength(1))
  expect(names[0]).toMatch(/\.json$/)
  expect(JSON.parse((await text()) ?? '')).toMatchObject([{ event: 'auth:success' }])
})
