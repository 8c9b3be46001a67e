import './dom.ts'
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

import './patience.ts'
import { origin } from './origin.ts'
import { type PanelOptions, startPanel } from './panel.ts'

type Options = PanelOptions & {
  /** Whether the page is one for keys, and begins with one of the account that the tab has kept. */
  keptKey?: boolean
  /** What the host page says of itself beside the panel's name. */
  dataset?: DOMStringMap
  /** Stands beside what is open already, without addresses of its own. */
  beside?: boolean
  /** The panel and the browser, when they are there already. */
  on?: ReturnType<typeof startPanel>
  /** What happens before the page is shown. */
  before?: (started: ReturnType<typeof startPanel>) => void
}

/** A profile that reads nothing but the account, since there is nothing to say at a glance of what is left out. */
export const onlyAccount = { dataset: { sections: 'profile ssh-keys' } } as const

afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
})

/**
 * The real page at `path`, in StrictMode, in front of a panel of its own, and nobody has waited for anything. A test fails
 * at its end when the page complained on the console.
 */
export async function startPage(path: string, options: Options = {}) {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const started = options.on ?? startPanel(options)
  const { browser, connect } = started
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
  /** What a browser does when the network goes and comes. */
  function network(online: boolean): void {
    connect(online)
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)
    act(() => void dispatchEvent(new Event(online ? 'online' : 'offline')))
  }
  onTestFinished(() => {
    cleanup()
    perch.dispose()
    vi.spyOn(navigator, 'onLine', 'get').mockRestore()
    // This document is older than the element, which every browser knows.
    const isKnown = ([, tag]: unknown[]) => tag === 'search'
    const unknown = complaints.mock.calls.filter((call) => !isKnown(call))
    // As text: of calls within a list a failed comparison shows nothing.
    expect(unknown.map((call) => call.map(String).join(' '))).toEqual([])
    complaints.mockRestore()
  })
  const { unmount } = render(
    <StrictMode>
      <App perch={perch} />
    </StrictMode>,
    { onCaughtError, container: root },
  )
  return {
    ...started,
    root,
    perch,
    host,
    queries,
    navigation,
    complaints,
    unmount,
    network,
  }
}

/** The same, with somebody before it. Resolves when something is shown. */
export async function openPage(path: string, options: Options = {}) {
  const page = await startPage(path, options)
  await waitFor(() => within(page.root).getByRole('heading', { level: 1 }))
  // Neither the time between keys nor the style sheet matters here, and both take long.
  const person = userEvent.setup({ delay: null, pointerEventsCheck: 0 })
  return { ...page, person }
}
