import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { demo } from '../panel/seed.ts'
import { expect, test } from './fixtures.ts'

const root = join(import.meta.dirname, '..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** A port that nobody listens on. */
async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/**
 * Starts an example by the command of its script in package.json, without npm, which would keep signals from it; its
 * address, and what ends it.
 */
async function start(
  name: 'plain' | 'react' | 'frame',
): Promise<{ origin: string; end: () => void }> {
  const script = scripts[`example:${name}`] ?? ''
  const [program, ...command] = script.split(' ')
  expect(program).toBe('node')
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, PORT: String(await findPort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const [, origin] = /^Example: (.+)$/.exec(line) ?? []
    if (origin) return { origin, end: () => child.kill() }
  }
  throw new Error(`${script} did not start`)
}

for (const [name, told] of [
  ['plain', 'perch:navigate {"path":"/security","title":"Security"}'],
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
      // Its ground goes on to what the panel has below it, in a window that is higher than the page.
      await page.setViewportSize({ width: 1100, height: 3000 })
      const band = () =>
        page
          .locator('.perch')
          .first()
          .evaluate((perch) => {
            const footer = document.querySelector('footer')?.getBoundingClientRect()
            return Number(footer?.top) - perch.getBoundingClientRect().bottom
          })
      await expect.poll(band).toBeCloseTo(0, 0)
      await page.getByRole('button', { name: /Account menu/ }).click()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('button', { name: `Sign in as ${demo.username}` }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
    } finally {
      end()
    }
  })
}

test('the example frame shows the page in a frame, and in the menu how the account stands', async ({
  page,
}) => {
  const { origin, end } = await start('frame')
  try {
    await page.goto(origin)
    const frame = page.frameLocator('iframe')
    await frame.getByLabel('User name or email').fill(demo.username)
    await frame.getByLabel('Password', { exact: true }).fill(demo.password)
    await frame.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(frame.getByRole('heading', { name: 'Security', level: 1 })).toBeVisible()
    await expect(page).toHaveTitle('Security · Games')
    await expect(page.getByRole('status')).toHaveText(/\d+ to look at/)
    await page.getByLabel('Theme').selectOption('dark')
    await expect(frame.locator('.perch')).toHaveAttribute('data-theme', 'dark')
    await frame.getByRole('link', { name: 'SSH keys', exact: true }).click()
    await expect(page).toHaveTitle('SSH keys · Games')
    // The title is told by itself, and may come before the place.
    await expect(page).toHaveURL(/#\/ssh-keys$/)
    await page.reload()
    await expect(frame.getByRole('heading', { name: 'SSH keys', level: 1 })).toBeVisible()
  } finally {
    end()
  }
})
