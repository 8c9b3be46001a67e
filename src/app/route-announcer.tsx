import { useEffect } from 'react'
import { useLocation } from 'react-router'

import { useHost } from '#src/host/context.ts'
import { perHost } from '#src/host/host.ts'
import { useT } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { mainOf } from '#src/ui/focus.ts'

import { pageAt } from './pages.ts'

function useTitle(): string {
  const t = useT()
  const { panelName, sections } = usePanel()
  const page = pageAt(useLocation().pathname, sections)
  return page ? `${t(page.title)} · ${panelName}` : panelName
}

/** The document's title, where it is Perch's to set: the page, and the panel. */
export function Title() {
  const title = useTitle()
  return useHost().isWholeDocument ? <title>{title}</title> : null
}

/** Which path was arrived at last; `null` until the first page is there. */
const arrivals = perHost((): { path: string | null } => ({ path: null }))

/**
 * The route announcer: what a change of page means to somebody who does not see it, namely focus on the heading, and one
 * announcement. Draw it beside a page, so that it comes when the page does.
 */
export function RouteAnnouncer() {
  const { pathname, hash } = useLocation()
  const title = useTitle()
  const host = useHost()
  const announce = useAnnounce()

  // Focus is a side effect of having arrived; the first page keeps what the browser gave it.
  useEffect(() => {
    const last = arrivals(host)
    const before = last.path
    last.path = pathname
    if (before === null || before === pathname) return
    // A fragment names a place in the page, which may have taken focus already.
    const main = mainOf(host)
    const isPlaced = hash && main?.contains(host.focused())
    if (!isPlaced) main?.querySelector<HTMLElement>('h1')?.focus()
    host.scrollToTop()
    announce(title)
  }, [host, announce, pathname, hash, title])

  return null
}
