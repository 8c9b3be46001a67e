import { useEffect } from 'react'
import { useLocation } from 'react-router'

import { usePanel } from '#src/account/panel-context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Navigation } from '#src/navigation/navigation.ts'
import { useNavigation } from '#src/navigation/provider.tsx'
import { announce } from '#src/ui/announcer.tsx'

import { pageAt } from './pages.ts'

function useTitle(): string {
  const t = useT()
  const { panelName } = usePanel()
  const page = pageAt(useLocation().pathname)
  return page ? `${t(page.title)} · ${panelName}` : panelName
}

/** The document's title: the page, and the panel. */
export function Title() {
  return <title>{useTitle()}</title>
}

/** Which path was arrived at last; none until the first page is there. */
const lastPath = new WeakMap<Navigation, string>()

/**
 * The route announcer: what a change of page means to somebody who does not see it, namely focus on the heading, and one
 * announcement. Draw it beside a page, so that it comes when the page does.
 */
export function Arrival() {
  const { pathname, hash } = useLocation()
  const title = useTitle()
  const navigation = useNavigation()

  // Focus is a side effect of having arrived; the first page keeps what the browser gave it.
  useEffect(() => {
    const before = lastPath.get(navigation)
    lastPath.set(navigation, pathname)
    if (before === undefined || before === pathname) return
    // A fragment names a place in the page, which may have taken focus already.
    const isPlaced =
      hash && document.querySelector('main')?.contains(document.activeElement)
    if (!isPlaced) document.querySelector<HTMLElement>('main h1')?.focus()
    scrollTo(0, 0)
    announce(title)
  }, [navigation, pathname, hash, title])

  return null
}
