import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const minute = 60_000

test('of several keys that were refused each is called by its name, and what is gone is no link', async () => {
  const identifiers: string[] = []
  await openPage('/activity', {
    before({ panel: { control }, account: { id } }) {
      identifiers.push(control.createApiKey(id, { description: 'Backups' }).identifier)
      const refused = (identifier: string, ago: number) => ({
        event: 'auth:ip-blocked',
        timestamp: control.now() - ago * minute,
        ip: '192.0.2.9',
        properties: { identifier },
      })
      control.addActivity(id, [
        ...identifiers.map((identifier) => refused(identifier, 9)),
        refused('ptlc_gone0000000', 5),
      ])
    },
  })
  const table = await screen.findByRole('table', { name: '2 API keys were refused' })
  const row = (identifier: string) =>
    within(table).getByRole('row', { name: new RegExp(identifier) })
  const [own = ''] = identifiers
  expect(row(own).textContent).toContain(`⁨Backups⁩ (⁨${own}⁩)`)
  const link = within(row(own)).getByRole<HTMLAnchorElement>('link')
  expect(link.href).toContain(`?q=${own}`)
  expect(row('ptlc_gone').textContent).toContain('deleted')
  expect(within(row('ptlc_gone')).queryByRole('link')).toBeNull()
})
