import { useEffect, useRef } from 'react'
import { useLocation, useMatches } from 'react-router'

import { usePanel } from '#src/account/panel-context.ts'
import { useT } from '#src/i18n/context.ts'
import { announce } from '#src/ui/announcer.tsx'

import type { Handle } from './router.tsx'

/** The title of the deepest route that has one. */
function useTitle(): string {
  const t = useT()
  const { panelName } = usePanel()
  const handles = useMatches().map((match) => match.handle as Handle | undefined)
  const title = handles.findLast((handle) => handle?.title)?.title
  return title ? `${t(title)} · ${panelName}` : panelName
}

/** What a page change means to somebody who does not see it: a title, focus on the heading, one announcement. */
export function Arrival() {
  const { pathname, hash } = useLocation()
  const title = useTitle()
  const last = useRef(pathname)

  // Focus is a side effect of having arrived; the first page keeps what the browser gave it.
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    // A fragment names a place in the page, which may have taken focus already.
    const isPlaced =
      hash && document.querySelector('main')?.contains(document.activeElement)
    if (!isPlaced) document.querySelector<HTMLElement>('main h1')?.focus()
    scrollTo(0, 0)
    announce(title)
  }, [pathname, hash, title])

  return <title>{title}</title>
}
