import './dom.ts'
import { setImmediate } from 'node:timers/promises'

import { act, cleanup, render, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, expect, onTestFinished, vi } from 'vitest'

import { App } from '#src/app/app.tsx'
import { parseConfig } from '#src/app/config.ts'
import { createPerch } from '#src/app/create-perch.ts'
import { onCaughtError } from '#src/app/page-boundary.tsx'
import { createPageHost } from '#src/host/page-host.ts'
import { createHistoryInMemory, createPathHistory } from '#src/navigation/histories.ts'

import { createPanel } from '../../panel/panel.ts'
import type { PanelSettings } from '../../panel/types.ts'
import './patience.ts'
import { createBrowserStub } from './browser-stub.ts'
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
 * The calls of what was sent, in order; without the look, some time after the page is shown, whether the panel requires
 * two-factor.
 */
export const inOrder = (sent: readonly Sent[]): string[] =>
  sent.map(({ call }) => call).filter((call) => call !== calls.activity)

/** A request as the panel received it, and the status it answered with; 0 is an answer that was lost. */
export type Sent = { call: string; body: unknown; status: number }

/** An answer that the panel has given, on its way until it is let go. */
export type Held = { release: () => void }

/** Another answer in place of one that the panel has given. */
export type Rewriting = (response: Response) => Response | Promise<Response>

type Options = {
  /** Settings of the panel; its throttles are open unless said otherwise. */
  settings?: Partial<PanelSettings>
  /** Whether the browser begins signed in; it does unless said otherwise. */
  signedIn?: boolean
  /** Whether the page is one for keys, and begins with one of the account that the tab has kept. */
  keptKey?: boolean
  /** What the host page says of itself beside the panel's name. */
  dataset?: DOMStringMap
  /** Whose account it is; una's when absent. */
  who?: string
  /** Stands beside what is open already, without addresses of its own. */
  beside?: boolean
  /** What happens before the page is shown. */
  before?: (started: ReturnType<typeof startPanel>) => void
}

const open = Infinity
const throttles = { client: open, authentication: open, passwordReset: open, lockout: open }

afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
})

/** An answer whose connection breaks after the headers. */
function withoutItsBody({ status, headers }: Response): Response {
  const body = new ReadableStream({ start: (stream) => stream.error(new Error('broken')) })
  return new Response(body, { status, headers })
}

/** One panel with one account, and a browser in front of it; nothing is shown yet. */
export function startPanel({ settings, signedIn = true, who = 'una' }: Options = {}) {
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
  const receipts: { call: string; act: () => void }[] = []
  const rewrites: { call: string; write: Rewriting }[] = []
  let isConnected = true

  async function answer(request: Request): Promise<Response> {
    if (!isConnected) throw new Error('no network')
    const call = `${request.method} ${new URL(request.url).pathname}`
    const text = await request.clone().text()
    const entry = { call, body: text && JSON.parse(text), status: 0 }
    sent.push(entry)
    const receipt = receipts.findIndex((each) => each.call === call)
    if (receipt >= 0) receipts.splice(receipt, 1)[0]?.act()
    // StrictMode starts a read, gives it up and starts it again.
    const giveUp = () => sent.splice(sent.indexOf(entry), 1)
    if (request.signal.aborted && request.method === 'GET') giveUp()
    else if (request.method === 'GET')
      request.signal.addEventListener('abort', giveUp, { once: true })
    const given = await panel.fetch(request)
    // No network answers before the page could render once.
    await setImmediate()
    if (!isConnected) throw new Error('no network')
    // A read that was given up is asked again, and that one is the page's.
    const rewrite = request.signal.aborted
      ? -1
      : rewrites.findIndex((each) => each.call === call)
    const write = rewrite < 0 ? undefined : rewrites.splice(rewrite, 1)[0]?.write
    const response = write ? await write(given) : given
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
    panel.close()
    vi.spyOn(navigator, 'onLine', 'get').mockRestore()
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
    /** Does something when the panel receives the next such call, before it answers. */
    when: (call: string, act: () => void) => void receipts.push({ call, act }),
    /** Breaks the connection after the headers, and so the cookies, of the answer to the next such call. */
    breakBody: (call: string) => void breaks.push(call),
    /** Alters the answer to the next such call, before it is held or broken; one without the old headers loses the cookies. */
    rewrite: (call: string, write: Rewriting) => void rewrites.push({ call, write }),
    /** What a browser does when the network goes and comes. */
    network(online: boolean): void {
      isConnected = online
      vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)
      act(() => void dispatchEvent(new Event(online ? 'online' : 'offline')))
    },
    /** The account as the panel has it now. */
    stored: () => panel.control.findAccount(who),
    /** Whether this is the account's password: tried out in another browser, in a way that changes nothing. */
    async takesPassword(password: string): Promise<boolean> {
      const { cookie, xsrfToken } = panel.control.createSession(account.id)
      const headers = {
        accept: 'application/json',
        'content-type': 'application/json',
        referer: `${origin}/`,
        cookie,
        'x-xsrf-token': xsrfToken,
      }
      const body = JSON.stringify({ email: account.email, password })
      const url = `${origin}/api/client/account/email`
      const response = await panel.fetch(new Request(url, { method: 'PUT', headers, body }))
      return response.ok
    },
  }
}

/**
 * The real page at `path`, in StrictMode, in front of a panel of its own. Resolves when something is shown. A test
 * fails at its end when the page complained on the console.
 */
export async function openPage(path: string, options: Options = {}) {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const started = startPanel(options)
  const { browser } = started
  const { keptKey, dataset, before, beside = false } = options
  const config = parseConfig(
    { panelName: 'Panel', ...dataset, ...(keptKey && { auth: 'key' }) },
    origin,
  )
  const root = document.createElement('div')
  root.id = 'root'
  if (beside) document.body.append(root)
  else document.body.replaceChildren(root)
  const host = {
    ...createPageHost(root),
    fetch: browser.fetch,
    cookies: browser.documentCookie,
  }
  if (keptKey) {
    const { usable } = started.panel.control.createApiKey(started.account.id)
    sessionStorage.setItem(`perch:${config.apiUrl}:key`, usable)
  }
  before?.(started)
  if (!beside) history.replaceState(null, '', path)
  const perch = createPerch(
    config,
    host,
    beside ? createHistoryInMemory(path) : createPathHistory(),
  )
  const { queries, navigation } = perch
  await perch.ready
  onTestFinished(() => {
    cleanup()
    perch.dispose()
    // This document is older than the element, which every browser knows.
    const isKnown = ([, tag]: unknown[]) => tag === 'search'
    expect(complaints.mock.calls.filter((call) => !isKnown(call))).toEqual([])
    complaints.mockRestore()
  })
  const { unmount } = render(
    <StrictMode>
      <App perch={perch} />
    </StrictMode>,
    { onCaughtError, container: root },
  )
  await waitFor(() => within(root).getByRole('heading', { level: 1 }))
  // Neither the time between keys nor the style sheet matters here, and both take long.
  const person = userEvent.setup({ delay: null, pointerEventsCheck: 0 })
  return { ...started, perch, host, queries, navigation, complaints, person, unmount }
}
