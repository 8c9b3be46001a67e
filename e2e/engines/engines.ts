import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { installByApt } from '../../scripts/browser.ts'
import { connectBidi } from './bidi.ts'
import type { Driver } from './driver.ts'
import { start, type Running } from './process.ts'
import { connectWebDriver } from './webdriver.ts'

/** A browser engine that the page has to work in. */
export type Engine = {
  name: string
  /** What it is run by: commands, of which the first one that is there will do, and the package of Debian that has it. */
  needs: readonly { commands: readonly string[]; from: string }[]
  launch: (find: (...commands: string[]) => string) => Promise<Driver>
}

/** Where a command is, `null` when it is nowhere. */
function findCommand(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return (
    folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null
  )
}

/** The package of Debian for each thing that is still missing of an engine after an attempt to install it. */
export function missingOf({ needs }: Engine): string[] {
  const missing = () =>
    needs
      .filter(({ commands }) => commands.every((name) => findCommand(name) === null))
      .map(({ from }) => from)
  const before = missing()
  if (before.length > 0) installByApt(...before)
  return missing()
}

/** Opens a browser of the engine; throws when it does not come. */
export function launch(engine: Engine): Promise<Driver> {
  return engine.launch((...commands) => {
    const [file] = commands.flatMap((name) => findCommand(name) ?? [])
    if (file === undefined) throw new Error(`There is no ${commands.join(' or ')}`)
    return file
  })
}

/** A port that nobody has. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (!address || typeof address === 'string') throw new Error('No TCP address')
  return address.port
}

/** The driver, which takes along what ran for it when it is closed. */
function withEnd(driver: Driver, ...running: readonly Running[]): Driver {
  return {
    ...driver,
    async close() {
      await driver.close().catch(() => {})
      for (const each of running) await each.stop()
    },
  }
}

const webkit: Engine = {
  name: 'WebKit',
  needs: [
    { commands: ['WebKitWebDriver'], from: 'webkit2gtk-driver' },
    { commands: ['Xvfb'], from: 'xvfb' },
  ],
  async launch(find) {
    const screen = start(
      find('Xvfb'),
      '-displayfd 3 -screen 0 1600x1200x24 -nolisten tcp -noreset'.split(' '),
    )
    const [, display = ''] = await screen.heard(/^(\d+)\n/m)
    const port = await freePort()
    const service = start(find('WebKitWebDriver'), [`--port=${port}`, '--host=127.0.0.1'], {
      DISPLAY: `:${display}`,
      NO_AT_BRIDGE: '1',
      GTK_A11Y: 'none',
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Its sandbox needs namespaces, which containers seldom allow.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    })
    const driver = await connectWebDriver(`http://127.0.0.1:${port}`, {})
    return withEnd(driver, service, screen)
  },
}

const firefox: Engine = {
  name: 'Firefox',
  needs: [{ commands: ['firefox-esr', 'firefox'], from: 'firefox-esr' }],
  async launch(find) {
    const profile = mkdtempSync(join(tmpdir(), 'perch-firefox-'))
    writeFileSync(join(profile, 'user.js'), preferences)
    const browser = start(find('firefox-esr', 'firefox'), [
      ...'--headless --no-remote --remote-debugging-port 0 --profile'.split(' '),
      profile,
    ])
    process.once('exit', () =>
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),
    )
    const [, address = ''] = await browser.heard(/WebDriver BiDi listening on (ws:\S+)/)
    return withEnd(await connectBidi(address), browser)
  },
}

/** Nothing is asked of anybody but the page; the rest of what tests want, Firefox sets by itself. */
const preferences = [
  'user_pref("app.update.enabled", false);',
  'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
  'user_pref("network.captive-portal-service.enabled", false);',
  'user_pref("network.connectivity-service.enabled", false);',
].join('\n')

/** What the other two are compared with, when it is asked for by name. */
const chromium: Engine = {
  name: 'Chromium',
  needs: [{ commands: ['chromedriver'], from: 'chromium-driver' }],
  async launch(find) {
    const port = await freePort()
    const service = start(find('chromedriver'), [`--port=${port}`])
    const driver = await connectWebDriver(`http://127.0.0.1:${port}`, {
      'goog:chromeOptions': { args: ['--headless=new', '--no-sandbox', '--disable-gpu'] },
    })
    return withEnd(driver, service)
  },
}

export const engines = [webkit, firefox, chromium]
