import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { say } from './testing/raw.ts'

let origin: string
let close: () => Promise<void>

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'perch-dev-'))
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  vi.stubEnv('PANEL_DATABASE', ':memory:')
  const [{ createServer }, { panelPlugin }] = await Promise.all([
    import('vite'),
    import('./vite-plugin.ts'),
  ])
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [panelPlugin()],
    server: { host: '127.0.0.1', port: 0, ws: false },
  })
  await server.listen()
  const address = server.httpServer?.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  close = async () => {
    await server.close()
    rmSync(root, { recursive: true })
  }
})
afterAll(() => close())

const ask = (line: string, host: string, ...headers: string[]) =>
  say(
    origin,
    `${[`${line} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`,
  )

test('the development server holds for the panel’s paths what the other does', async () => {
  const page = await ask('GET /auth/login', 'localhost')
  expect(page).toMatch(/^HTTP\/1\.1 200 /)
  expect(page).toMatch(/\r\nx-content-type-options: nosniff/i)
  expect(page).toMatch(/\r\ncontent-security-policy: default-src 'none'/i)
  for (const [line, host, header, status] of [
    ['GET /api/client', '10.0.0.1', 'X: y', 421],
    ['GET /api/client', 'localhost', 'Content-Length: 4', 400],
    ['POST /auth/login', 'localhost', 'Content-Length: 300000', 413],
    ['GET /api/\\client', 'localhost', 'X: y', 400],
  ] as const) {
    const answer = await ask(line, host, header)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).toMatch(/\r\nx-content-type-options: nosniff/i)
  }
})

test('it lets no page of another port read what the panel answers', async () => {
  const answer = await ask('GET /auth/login', 'localhost', 'Origin: http://localhost:9999')
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(answer).not.toMatch(/\r\naccess-control-allow-origin:/i)
})
