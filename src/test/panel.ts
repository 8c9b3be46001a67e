import { setImmediate } from 'node:timers/promises'

import { onTestFinished } from 'vitest'

import { xsrfTokenIn } from '#src/api/csrf.ts'

import { createPanel } from '../../panel/panel.ts'
import { createBrowserStub } from '../../panel/testing/browser-stub.ts'
import type { PanelAccount, PanelSettings } from '../../panel/types.ts'
import { createTestHost, createTestQueries } from './host.ts'
import { origin } from './origin.ts'

/** The calls that many tests count. */
export const calls = {
  me: 'GET /api/client/account',
  email: 'PUT /api/client/account/email',
  password: 'PUT /api/client/account/password',
  signIn: 'POST /auth/login',
  signOut: 'POST /auth/logout',
  twoFactor: 'GET /api/client/account/two-factor',
  enable: 'POST /api/client/account/two-factor',
  disable: 'POST /api/client/account/two-factor/disable',
  activity: 'GET /api/client/account/activity',
} as const

/**
 * What is read some time after the page is shown: at a glance, whether the panel requires two-factor, and what a new password
 * does not stop.
 */
const readBeside: readonly string[] = [
  calls.activity,
  'GET /api/client/account/api-keys',
  'GET /api/client/account/ssh-keys',
  'GET /api/client',
]

/** The calls of what was sent, in order, without those. */
export const inOrder = (sent: readonly Sent[]): string[] =>
  sent.map(({ call }) => call).filter((call) => !readBeside.includes(call))

/** A request as the panel received it, and the status it answered with; 0 is an answer that was lost. */
export type Sent = { call: string; url: URL; body: unknown; status: number }

/** A request that has reached the panel and that it does not see to, until it is told to. */
export type Late = { act: () => Promise<number> }

/** An answer that the panel has given, on its way until it is let go. */
export type Held = { release: () => void }

/** Another answer in place of one that the panel has given. */
export type Rewriting = (response: Response) => Response | Promise<Response>

export type PanelOptions = {
  /** Settings of the panel; its throttles are open unless said otherwise. */
  settings?: Partial<PanelSettings>
  /** Whether the browser begins signed in; it does unless said otherwise. */
  signedIn?: boolean
  /** Whose account it is; una's when absent. */
  who?: string
}

const open = Infinity
const throttles = { client: open, authentication: open, passwordReset: open, lockout: open }

/** A refusal in the panel's own form, in place of an answer. */
export const refusing =
  (status: number, code: string, detail: string): Rewriting =>
  () =>
    Response.json({ errors: [{ code, status: String(status), detail }] }, { status })

/** An answer whose connection breaks after the headers. */
function withoutItsBody({ status, headers }: Response): Response {
  const body = new ReadableStream({ start: (stream) => stream.error(new Error('broken')) })
  return new Response(body, { status, headers })
}

/** One panel with one account, and a browser in front of it; nothing is shown yet. */
export function startPanel({ settings, signedIn = true, who = 'una' }: PanelOptions = {}) {
  const panel = createPanel({
    database: ':memory:',
    settings: { url: origin, hashCost: 2, throttles, ...settings },
  })
  const account = panel.control.createAccount({
    username: who,
    email: `${who}@example.test`,
    password: 'correct horse',
    firstName: 'Una',
    lastName: 'Person',
  })
  const sent: Sent[] = []
  const gates: { call: string; passed: Promise<void> }[] = []
  const breaks: string[] = []
  const lates: { call: string; come: (request: Request) => void }[] = []
  const receipts: { call: string; act: () => void }[] = []
  const rewrites: { call: string; write: Rewriting; times: number }[] = []
  let isConnected = true
  let isClosed = false

  async function answer(request: Request): Promise<Response> {
    if (!isConnected) throw new Error('no network')
    const url = new URL(request.url)
    const call = `${request.method} ${url.pathname}`
    const text = await request.clone().text()
    const entry = { call, url, body: text && JSON.parse(text), status: 0 }
    sent.push(entry)
    const receipt = receipts.findIndex((each) => each.call === call)
    if (receipt >= 0) receipts.splice(receipt, 1)[0]?.act()
    // StrictMode starts a read, gives it up and starts it again.
    const giveUp = () => sent.splice(sent.indexOf(entry), 1)
    if (request.signal.aborted && request.method === 'GET') giveUp()
    else if (request.method === 'GET')
      request.signal.addEventListener('abort', giveUp, { once: true })
    const late = lates.findIndex((each) => each.call === call)
    if (late >= 0) {
      lates.splice(late, 1)[0]?.come(request)
      return new Promise(() => {})
    }
    // The test is over: nobody waits for it.
    if (isClosed) return new Promise(() => {})
    const given = await panel.fetch(request)
    // No network answers before the page could render once.
    await setImmediate()
    if (!isConnected) throw new Error('no network')
    // A read that was given up is asked again, and that one is the page's.
    const rewrite = request.signal.aborted
      ? undefined
      : rewrites.find((each) => each.call === call && each.times > 0)
    if (rewrite) rewrite.times -= 1
    const response = rewrite ? await rewrite.write(given) : given
    entry.status = response.status
    const gate = gates.findIndex((each) => each.call === call)
    if (gate >= 0) await gates.splice(gate, 1)[0]?.passed
    // What is answered is no longer given up.
    request.signal.removeEventListener('abort', giveUp)
    const broken = breaks.indexOf(call)
    if (broken < 0) return response
    breaks.splice(broken, 1)
    return withoutItsBody(response)
  }

  const browser = createBrowserStub(answer, origin)
  if (signedIn) browser.setCookies(panel.control.createSession(account.id).cookie)
  onTestFinished(() => {
    isClosed = true
    return panel.close()
  })
  return {
    panel,
    account,
    browser,
    /** Everything the panel received and the page did not give up, in order. */
    sent,
    /** How often a call (`GET /api/client/account`) was received. */
    count: (call: string) => sent.filter((each) => each.call === call).length,
    /** How such calls were answered, in order. */
    statuses: (call: string) =>
      sent.filter((each) => each.call === call).map(({ status }) => status),
    /** Holds back the answer to the next such call. */
    hold(call: string): Held {
      const { promise, resolve } = Promise.withResolvers<void>()
      gates.push({ call, passed: promise })
      return { release: resolve }
    },
    /** Has the panel see to the next such call only when it is told to (`act` gives the status), and never answer it. */
    late(call: string): Late {
      const { promise, resolve } = Promise.withResolvers<Request>()
      lates.push({ call, come: resolve })
      return {
        async act() {
          const { url, method, headers, body } = await promise
          const text = body && (await new Response(body).text())
          return (await panel.fetch(new Request(url, { method, headers, body: text })))
            .status
        },
      }
    },
    /** Does something when the panel receives the next such call, before it answers. */
    when: (call: string, act: () => void) => void receipts.push({ call, act }),
    /** Breaks the connection after the headers, and so the cookies, of the answer to the next such call. */
    breakBody: (call: string) => void breaks.push(call),
    /**
     * Alters the answer to the next such call, or to so many of them, before it is held or broken; one without the old
     * headers loses the cookies.
     */
    rewrite: (call: string, write: Rewriting, times = 1) =>
      void rewrites.push({ call, write, times }),
    /** Takes the panel off the network, and puts it back. */
    connect: (online: boolean) => void (isConnected = online),
    /** The account as the panel has it now. */
    stored: () => panel.control.findAccount(who),
    /** Whether this is the password of the account, or of another: tried out in another browser, in a way that changes nothing. */
    async takesPassword(password: string, of: PanelAccount = account): Promise<boolean> {
      const { cookie, xsrfToken } = panel.control.createSession(of.id)
      const headers = {
        accept: 'application/json',
        'content-type': 'application/json',
        referer: `${origin}/`,
        cookie,
        'x-xsrf-token': xsrfToken,
      }
      const email = panel.control.findAccount(of.username)?.email
      const body = JSON.stringify({ email, password })
      const url = `${origin}/api/client/account/email`
      const response = await panel.fetch(new Request(url, { method: 'PUT', headers, body }))
      return response.ok
    },
  }
}

/** A panel, its browser and a cache whose client asks it: what queries and mutations need, and nothing that is drawn. */
export function startQueries(options: PanelOptions = {}, host = createTestHost()) {
  const started = startPanel(options)
  const { fetch, documentCookie } = started.browser
  const csrfToken = () => xsrfTokenIn(documentCookie())
  const queries = createTestQueries({ fetch, csrfToken }, host)
  onTestFinished(() => queries.clear())
  return { ...started, host, queries }
}
