import { useEffect } from 'react'
import { useLocation } from 'react-router'

import { useHost } from '#src/host/context.ts'
import { perHost, type Host } from '#src/host/host.ts'
import { useT } from '#src/i18n/context.ts'
import { useSections } from '#src/navigation/sections.tsx'
import { usePanel } from '#src/session/panel-context.ts'
import { useAnnounce, useAnnounceBeside } from '#src/ui/announcer.tsx'
import { mainOf } from '#src/ui/focus.ts'

import { pageAt, titleAt } from './pages.ts'

function useTitle(): string {
  const t = useT()
  const { panelName } = usePanel()
  const sections = useSections()
  const location = useLocation()
  const page = pageAt(location.pathname, sections)
  return page ? `${t(titleAt(page, location))} · ${panelName}` : panelName
}

/** The document's title, where it is Perch's to set: the page, and the panel. */
export function Title() {
  const title = useTitle()
  return useHost().isWholeDocument ? <title>{title}</title> : null
}

type Arrival = {
  /** Which path was arrived at last; `null` until the first page is there. */
  path: string | null
  /** Whether something stands in place of a page, which says itself what it is; or stood there, and had focus. */
  instead: 'stands' | 'stood' | 'stood-with-focus' | null
}

const arrivals = perHost((): Arrival => ({ path: null, instead: null }))

/** Something stands in place of a page. Returns what ends that: the page that comes then is told of, wherever it is. */
export function standInstead(host: Host): () => void {
  const last = arrivals(host)
  last.instead = 'stands'
  return () => {
    last.instead = host.focused() ? 'stood-with-focus' : 'stood'
  }
}

/**
 * The route announcer: what a change of page means to somebody who does not see it, namely focus on the heading, and one
 * announcement. Draw it beside a page, so that it comes when the page does.
 */
export function RouteAnnouncer() {
  const { pathname, hash } = useLocation()
  const title = useTitle()
  const host = useHost()
  const announce = useAnnounce()
  const announceBeside = useAnnounceBeside()

  // Focus is a side effect of having arrived; the first page keeps what the browser gave it.
  useEffect(() => {
    const last = arrivals(host)
    const { path: before, instead } = last
    const comesBack = instead?.startsWith('stood')
    last.path = pathname
    if (comesBack) last.instead = null
    if (!comesBack && (before === null || before === pathname)) return
    // A fragment names a place in the page, which may have taken focus already.
    const main = mainOf(host)
    const isPlaced = hash && main?.contains(host.focused())
    // Whoever was signed in by the page around may be busy there.
    if (!isPlaced && instead !== 'stood') main?.querySelector<HTMLElement>('h1')?.focus()
    if (!comesBack) host.scrollToTop()
    // What stood there is not so any more; what was done on the page before is.
    if (comesBack) announce(title)
    else if (instead === null) announceBeside(title)
  }, [host, announce, announceBeside, pathname, hash, title])

  return null
}
