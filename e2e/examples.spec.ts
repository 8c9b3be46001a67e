import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { expect, test } from './fixtures.ts'

/** A port that nobody listens on. */
async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** Starts an example as its command does; its address, and what ends it. */
async function start(name: string): Promise<{ origin: string; end: () => void }> {
  const child = spawn(process.execPath, ['examples/serve.ts', name], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, PORT: String(await findPort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const [, origin] = /^Example: (.+)$/.exec(line) ?? []
    if (origin) return { origin, end: () => child.kill() }
  }
  throw new Error(`The example ${name} did not start`)
}

for (const [name, told] of [
  ['plain', 'perch:navigate {"path":"/security"}'],
  ['react', 'it shows /security'],
] as const) {
  test(`the example ${name} shows the account in the panel’s page`, async ({ page }) => {
    const { origin, end } = await start(name)
    try {
      await page.goto(origin)
      await page.getByRole('link', { name: 'Security', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
      await expect(page.locator('output')).toHaveText(told)
      await page.getByRole('button', { name: 'Dark theme' }).click()
      await expect(page.locator('.perch').first()).toHaveAttribute('data-theme', 'dark')
    } finally {
      end()
    }
  })
}
