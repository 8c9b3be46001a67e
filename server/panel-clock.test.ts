import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { createPanel } from '../panel/panel.ts'
import { listen } from './listen.ts'
import { createSite } from './site.ts'

const html =
  '<!doctype html><html lang="en"><div id="root" data-panel-url="" data-auth="session" data-credentials="" data-panel-name="" data-frame-origins="" data-posture="" data-breach-url=""></div></html>'

test('over HTTP an answer of the panel has the date of the panel, not of the server', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'perch-clock-'))
  writeFileSync(join(dist, 'index.html'), html)
  const clock = () => Date.UTC(2030, 0, 1, 12)
  const panel = createPanel({ database: ':memory:', clock })
  const { origin, close } = await listen(
    createSite({
      dist,
      auth: 'session',
      panelName: 'Panel',
      backend: (request, client) => panel.fetch(request, client),
    }),
    0,
  )
  onTestFinished(async () => {
    await close()
    panel.close()
    rmSync(dist, { recursive: true })
  })
  const dateOf = async (path: string) => {
    const { headers } = await fetch(origin + path, {
      headers: { accept: 'application/json' },
    })
    return headers.get('date')
  }
  for (const path of ['/api/client/account', '/sanctum/csrf-cookie', '/api/nowhere']) {
    panel.control.set({ clockOffset: 0 })
    expect(await dateOf(path)).toBe('Tue, 01 Jan 2030 12:00:00 GMT')
    panel.control.set({ clockOffset: -420_000 })
    expect(await dateOf(path)).toBe('Tue, 01 Jan 2030 11:53:00 GMT')
  }
})
