import { within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { onTestFinished, vi } from 'vitest'

import { type PanelOptions, startPanel } from '#src/test/panel.ts'
import '#src/test/patience.ts'

/** A panel with una's account, and a page on its origin that is not Perch's; she is signed in unless said otherwise. */
export function openHostPage(options: PanelOptions = {}) {
  const started = startPanel(options)
  vi.stubGlobal('fetch', started.browser.fetch)
  vi.spyOn(document, 'cookie', 'get').mockImplementation(started.browser.documentCookie)
  document.title = 'The panel'
  history.replaceState({ theirs: 1 }, '', '/account?tab=4#comments')
  const container = document.createElement('div')
  document.body.replaceChildren(container)
  onTestFinished(() => {
    document.body.replaceChildren()
    localStorage.clear()
    sessionStorage.clear()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
  const person = userEvent.setup({ delay: null, pointerEventsCheck: 0 })
  return { ...started, container, person }
}

/** What stands in a container, in its shadow root or below it. */
export function inside(container: Element) {
  const root = container.shadowRoot?.querySelector('.perch') ?? container
  return within(root as HTMLElement)
}

/** The events of a kind that reach the page from now on. */
export function hear(name: string): CustomEvent[] {
  const heard: CustomEvent[] = []
  const control = new AbortController()
  const listener = (event: Event) => void heard.push(event as CustomEvent)
  document.addEventListener(name, listener, { signal: control.signal })
  onTestFinished(() => control.abort())
  return heard
}
