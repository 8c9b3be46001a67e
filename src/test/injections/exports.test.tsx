import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import papa from 'papaparse'
import { expect, test, vi } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { injectedInto } from '#src/test/text-only.ts'

import { goesThrough, injections, list, listCalls, marked, wasShown } from './corpus.ts'
import { rowsOf } from './events.ts'

test.each(['CSV', 'JSON'] as const)('in an export as %s', async (format) => {
  const blobs: Blob[] = []
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:http://localhost/1'
  })
  const press = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const rows = injections.flatMap(rowsOf)
  const { person } = await openPage('/activity/export', {
    before: ({ rewrite }) => rewrite(calls.activity, () => list(...rows), Infinity),
  })
  await person.click(await screen.findByRole('radio', { name: format }))
  await person.click(screen.getByRole('button', { name: 'Start export' }))
  await person.click(await screen.findByRole('button', { name: /^Save/ }))
  create.mockRestore()
  press.mockRestore()
  expect(injectedInto(document.body)).toEqual([])
  const text = (await blobs[0]?.text()) ?? ''
  if (format === 'JSON') {
    const saved = JSON.parse(text) as { event: string; properties: object }[]
    for (const injection of injections) {
      const own = saved.find(({ event }) => event === marked(injection, 'event'))
      expect(Object.keys(own?.properties ?? {}).length).toBeGreaterThan(0)
      wasShown('exports', format, injection)
    }
    return
  }
  const lines = papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',' }).data
  const cells = lines.flat()
  // Apostrophes keep cells from being formulas.
  const plain = (text: string) => text.replaceAll("'", '')
  for (const cell of cells) expect(cell).not.toMatch(/^[\s\p{C}"]*[=+\-@＝＋－＠]/u)
  for (const injection of injections) {
    const own = plain(marked(injection, 'event').toWellFormed())
    expect(
      cells.some((cell) => plain(cell) === own),
      own.slice(0, 80),
    ).toBe(true)
    wasShown('exports', format, injection)
  }
})

test('in the file with all that this page knows', async () => {
  const blobs: Blob[] = []
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:http://localhost/1'
  })
  const press = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const { person } = await openPage('/security', {
    before({ rewrite }) {
      rewrite(calls.activity, () => list(...injections.flatMap(rowsOf)), Infinity)
      const keys = injections.map((injection) => ({
        object: 'api_key',
        attributes: {
          identifier: marked(injection, 'identifier'),
          description: marked(injection, 'description'),
          allowed_ips: [marked(injection, 'allowed_ips')],
          created_at: null,
          last_used_at: null,
        },
      }))
      rewrite(listCalls.apiKeys, () => list(...keys), Infinity)
    },
  })
  const name = 'Download what this page knows'
  await person.click(await screen.findByRole('button', { name, hidden: true }))
  await person.click(await screen.findByRole('button', { name: 'Make the file' }))
  await person.click(await screen.findByRole('button', { name: 'Save file' }))
  await screen.findAllByText(/^Your browser has/)
  create.mockRestore()
  press.mockRestore()
  expect(injectedInto(document.body)).toEqual([])
  const saved = JSON.parse((await blobs[0]?.text()) ?? '') as {
    apiKeys: { items: { description: string }[] }
    activity: { items: { event: string }[] }
  }
  for (const injection of injections) {
    const isThere = (all: string[], field: string) =>
      all.includes(marked(injection, field).toWellFormed())
    expect(
      isThere(
        saved.activity.items.map(({ event }) => event.toWellFormed()),
        'event',
      ),
    ).toBe(true)
    expect(
      isThere(
        saved.apiKeys.items.map(({ description }) => description.toWellFormed()),
        'description',
      ),
    ).toBe(true)
    wasShown('exports', 'everything', injection)
  }
})

goesThrough('exports')
