import { join } from 'node:path'

import { type BrowserContextOptions, chromium, type Page } from '@playwright/test'

import { createPanel } from '../../panel/panel.ts'
import type { Panel, PanelAccount, PanelOptions } from '../../panel/types.ts'
import type { Backend } from '../../server/backend.ts'
import { listen } from '../../server/listen.ts'
import { createSite } from '../../server/site.ts'
import { ensureBrowser, launchFlags } from '../browser.ts'

/** A stand-in panel, the built page before it, and a browser in which somebody is signed in. */
export type Stage = {
  panel: Panel
  account: PanelAccount
  origin: string
  /** A new page, whose processor is `slower` times as slow; close it when done. */
  open: (slower: number) => Promise<Page>
  /** Signs somebody else in, or only out for `null`. */
  signIn: (username: string | null) => Promise<void>
  /** The text of the panel's answer to that person, without a browser. Throws when it is a failure. */
  ask: (path: string) => Promise<string>
  close: () => Promise<void>
}

export type StageOptions = {
  /** A file; in memory when absent. */
  database?: string
  /** The panel's clock and chance, where they are not to be those of now. */
  panel?: Pick<PanelOptions, 'clock' | 'random'>
  /** What comes between the page and the panel. */
  around?: (panel: Backend) => Backend
  /** What is served before the panel; the built page when absent. */
  front?: (panel: Backend) => Backend
  /** What the browser is told of its screen and place. */
  device?: BrowserContextOptions
}

const builtPage = (backend: Backend): Backend =>
  createSite({
    dist: join(import.meta.dirname, '..', '..', 'dist'),
    auth: 'session',
    panelName: 'Pterodactyl',
    backend,
  })

/** Sets the stage on a panel without throttles. Throws when the page is not built or there is no browser. */
export async function setStage({
  database = ':memory:',
  panel: world = {},
  around = (panel) => panel,
  front = builtPage,
  device = {},
}: StageOptions = {}): Promise<Stage> {
  let panel: Panel | undefined
  const site = front(
    around(
      async (request, client) =>
        panel?.fetch(request, client) ?? new Response(null, { status: 503 }),
    ),
  )
  const { origin, close } = await listen(site, 0)
  const throttles = {
    client: Infinity,
    authentication: Infinity,
    passwordReset: Infinity,
    lockout: Infinity,
  }
  panel = createPanel({
    ...world,
    database,
    dialect: 'pterodactyl-1.11.8',
    settings: { throttles, url: origin, hashCost: 2 },
  })
  const made = panel
  const account = made.control.createAccount({
    username: 'una',
    email: 'bench@example.com',
    password: 'correct horse',
  })
  const executablePath = ensureBrowser()
  const browser = await chromium.launch({ args: launchFlags, executablePath })
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1100, height: 800 },
    reducedMotion: 'reduce',
    ...device,
  })
  let cookie = ''
  async function signIn(username: string | null) {
    await context.clearCookies()
    if (username === null) return
    const who = made.control.findAccount(username)
    if (!who) throw new Error(`There is no account ${username}.`)
    ;({ cookie } = made.control.createSession(who.id))
    await context.addCookies(
      cookie.split(/;\s*/).map((pair) => {
        const [name = '', value = ''] = pair.split(/=(.*)/s)
        return { name, value, url: origin }
      }),
    )
  }
  await signIn(account.username)
  return {
    panel: made,
    account,
    origin,
    signIn,
    async open(slower) {
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
      return page
    },
    async ask(path) {
      const headers = { accept: 'application/json', cookie }
      const response = await fetch(origin + path, { headers })
      if (!response.ok) throw new Error(`${path} is answered with ${response.status}.`)
      return response.text()
    },
    async close() {
      await browser.close()
      await close()
      made.close()
    },
  }
}
