import { join } from 'node:path'

import { test as base, type BrowserContext } from '@playwright/test'

import { createPanel } from '../panel/panel.ts'
import type { Panel, PanelAccount } from '../panel/types.ts'
import { listen } from '../server/listen.ts'
import { createSite, type Site } from '../server/site.ts'
import { followAnswers, noAnswerOnItsWay } from './answers.ts'
import { hostPage } from './host-page.ts'
import { holdStill, numberOf, stillPanel, takesPictures } from './pictures.ts'
import { watch } from './watch.ts'

export { expect } from '@playwright/test'

/** What a file of stories may choose with `test.use`; another choice has another worker, with a panel of its own. */
export type WorkerOptions = {
  /** Name of a file in `panel/dialects/`. */
  dialect: string
  /** How the page is told to authenticate. */
  auth: 'session' | 'key'
  /** Whether the browser may ask over a connection again, as it does by itself where one breaks. */
  connections: 'kept' | 'one-each'
}

type Served = {
  panel: Panel
  origin: string
  reports: unknown[]
  site: Site
  /** Answers another panel's requests, below `/auth/neighbour`; nobody unless a story says so. */
  neighbour: Panel | null
}

/** Answers for pages that are not Perch's and have the element; what it leaves is the panel's. */
export type HostPages = (request: Request) => Response | null

type WorkerFixtures = WorkerOptions & {
  hostPages: HostPages
  served: Served
  /** The stand-in behind the page, alone with this worker. */
  panel: Panel
}

type TestFixtures = {
  /** A number that no other test of this worker has. */
  number: number
  /** An account that no other test has. */
  account: PanelAccount
  /** Whether `otherAccount` has the password of `account`: who shares one is not to act on the other's account by it. */
  samePassword: boolean
  /** Somebody else on the same panel; there when a story asks for it. */
  otherAccount: PanelAccount
  /** Resolves when the browser's pages ask nothing and wait for nothing. */
  quiet: () => Promise<void>
  /** Gives the browser a session of the account, as if it had signed in. */
  signedIn: (account?: PanelAccount) => Promise<void>
  /** Takes what the browser is signed in by, as if it had been deleted there; the panel's session lives on. */
  cookiesCleared: () => Promise<void>
  /** Ends the sessions of the account on the panel, when nothing is being read: the next question is a story's own. */
  sessionsEnded: (account?: PanelAccount) => Promise<void>
  /** Gives the browser another session in place of the one that it has: the panel's own page, where that happens, tells no tab. */
  signedInInstead: (account?: PanelAccount) => Promise<void>
  /**
   * What went wrong that no page may do: console errors, unhandled rejections, violations of the
   * policy. The test fails for what is in here at its end; one that plants a fault takes it out.
   */
  faults: string[]
}

/** A panel that nobody notices; stories that want another set it so, and the next test has this one again. */
const calm = {
  throttles: {
    client: Infinity,
    authentication: Infinity,
    passwordReset: Infinity,
    lockout: Infinity,
  },
  twoFactorRequired: 0,
  captcha: false,
  maintenance: false,
  totpWindow: 4,
  singleUseCodes: false,
  replaceCodes: true,
  missing: [],
  clockOffset: 0,
} as const

let numbers = 0

/** Serves the built page with a panel of its own; pages of `frameOrigins` may show it in a frame. */
export async function serve({
  dialect,
  auth,
  frameOrigins = [],
  posture = false,
  breachUrl,
  hostPages = hostPage,
  connections = 'kept',
}: Omit<WorkerOptions, 'connections'> & {
  connections?: WorkerOptions['connections']
  frameOrigins?: readonly string[]
  posture?: boolean
  breachUrl?: string
  hostPages?: HostPages
}): Promise<Served & { close: () => Promise<void> }> {
  const reports: unknown[] = []
  // The address is known once the site listens, and the panel needs it.
  let panel: Panel | undefined
  const served: Pick<Served, 'neighbour'> = { neighbour: null }
  const site = createSite({
    dist: join(import.meta.dirname, '..', 'dist'),
    auth,
    panelName: 'Pterodactyl',
    frameOrigins,
    posture,
    ...(breachUrl && { breachUrl }),
    backend: async (request, client) =>
      hostPages(request) ??
      toNeighbour(request, (passed) => served.neighbour?.fetch(passed, client)) ??
      panel?.fetch(request, client) ??
      new Response(null, { status: 503 }),
    onReport: (report) => reports.push(report),
  })
  const { origin, close } = await listen(
    connections === 'kept' ? site : overOneConnectionEach(site),
    0,
  )
  const opened = createPanel({
    ...stillPanel(),
    database: ':memory:',
    dialect,
    settings: { ...calm, url: origin, hashCost: 2 },
  })
  panel = opened
  return Object.assign(served, {
    panel: opened,
    origin,
    reports,
    site,
    async close() {
      await close()
      opened.close()
    },
  })
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  dialect: ['pterodactyl-1.11.8', { option: true, scope: 'worker' }],
  auth: ['session', { option: true, scope: 'worker' }],

  connections: ['kept', { option: true, scope: 'worker' }],

  // eslint-disable-next-line no-empty-pattern
  hostPages: [({}, provide) => provide(hostPage), { scope: 'worker' }],

  served: [
    async ({ dialect, auth, hostPages, connections }, provide) => {
      const served = await serve({ dialect, auth, hostPages, connections })
      await provide(served)
      await served.close()
    },
    { scope: 'worker' },
  ],

  panel: [({ served }, provide) => provide(served.panel), { scope: 'worker' }],

  baseURL: ({ served }, provide) => provide(served.origin),

  // eslint-disable-next-line no-empty-pattern
  number: async ({}, provide, { titlePath }) => {
    // Whoever compares pictures wants the same person, whatever was played before.
    numbers = takesPictures ? numberOf(titlePath.join()) : numbers + 1
    await provide(numbers)
  },

  account: async ({ panel, number }, provide) => {
    await provide(
      panel.control.createAccount({
        username: `user${number}`,
        email: `user${number}@example.com`,
        password: `correct horse ${number}`,
        firstName: 'Una',
        lastName: 'Example',
      }),
    )
  },

  samePassword: [false, { option: true }],

  otherAccount: ({ panel, account, number, samePassword }, provide) =>
    provide(
      panel.control.createAccount({
        username: `other-${account.username}`,
        email: `other-${account.email}`,
        password: samePassword ? account.password : `another horse ${number}`,
      }),
    ),

  quiet: ({ context }, provide) => provide(() => noAnswerOnItsWay(context)),

  signedIn: ({ account, context, served, quiet }, provide) =>
    provide(async (who = account) => {
      await quiet()
      const { cookie } = served.panel.control.createSession(who.id)
      await context.addCookies(toBrowserCookies(cookie, served.origin))
    }),

  sessionsEnded: ({ account, panel, quiet }, provide) =>
    provide(async (who = account) => {
      await quiet()
      panel.control.endSessions(who.id)
    }),

  cookiesCleared: ({ context, quiet }, provide) =>
    provide(async () => {
      await quiet()
      await context.clearCookies()
    }),

  signedInInstead: ({ context, signedIn }, provide) =>
    provide(async (who) => {
      await signedIn(who)
      await context.clearCookies({ name: /^remember/ })
    }),

  faults: async ({ served }, provide) => {
    served.panel.control.set(calm)
    served.panel.control.clearThrottles()
    // What one story armed and did not meet is not for the next.
    served.panel.control.disarm()
    served.reports.length = 0
    const faults: string[] = []
    await provide(faults)
    for (const report of served.reports)
      faults.push(`CSP report: ${JSON.stringify(report)}`)
    if (faults.length > 0)
      throw new Error(`The page did what it may not:\n${faults.join('\n')}`)
  },

  context: async ({ context, faults, number }, provide) => {
    // What the panel draws lots for begins with it.
    void number
    await watch(context, faults)
    followAnswers(context)
    if (takesPictures) await holdStill(context)
    await provide(context)
  },
})

/** A site that ends each connection after its answer. */
const overOneConnectionEach =
  (site: Site): Site =>
  async (request, client) => {
    const answer = await site(request, client)
    answer.headers.set('connection', 'close')
    return answer
  }

/** Passes on what is for a panel below `/auth/neighbour`, as a proxy does that takes off whose page and session it is from. */
function toNeighbour(
  request: Request,
  pass: (request: Request) => Promise<Response> | undefined,
): Promise<Response> | undefined {
  const { pathname, search, origin } = new URL(request.url)
  const [, path] = /^\/auth\/neighbour(\/.*)$/.exec(pathname) ?? []
  if (!path) return undefined
  const passed = new Request(origin + path + search, request)
  for (const name of ['cookie', 'origin', 'referer']) passed.headers.delete(name)
  return pass(passed)
}

type BrowserCookies = Parameters<BrowserContext['addCookies']>[0]

/** The page's script reads the token's cookie, and no other. */
function toBrowserCookies(header: string, url: string): BrowserCookies {
  return header.split(/;\s*/).map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    return { name, value, url, httpOnly: name !== 'XSRF-TOKEN', sameSite: 'Lax' }
  })
}
