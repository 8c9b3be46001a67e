import {
  createContext,
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useState,
  useTransition,
  type ReactNode,
} from 'react'
import { createPath, Router, useLocation } from 'react-router'

import type { SectionName } from '#src/lib/paths.ts'

import type { Navigation, Place } from './navigation.ts'
import { leadsTo, SectionsContext, useSections } from './sections.tsx'

const NavigationContext = createContext<Navigation | null>(null)
const PendingContext = createContext(false)

type NavigationProviderProps = {
  navigation: Navigation
  /** Which sections there are, in their order. */
  sections: readonly SectionName[]
  /** What a place needs besides its code before it can be drawn; `null`: nothing. What it comes to is not looked at. */
  prepare?: (place: Place) => Promise<unknown> | null
  children: ReactNode
}

/** Shows the place where a navigation is. What was there stays on screen until the next page can be drawn. */
export function NavigationProvider({
  navigation,
  sections,
  prepare,
  children,
}: NavigationProviderProps) {
  const [isPending, startTransition] = useTransition()
  const [location, setLocation] = useState(navigation.location)
  // A subscription as an external store would be drawn at once, and so with nothing while the next page is fetched. A
  // layout effect, so that what moves while the first page is drawn is not missed.
  useLayoutEffect(() => {
    const show = () => startTransition(() => setLocation(navigation.location()))
    show()
    return navigation.subscribe(() => {
      const ready = prepare?.(navigation.place())
      if (ready)
        startTransition(async () => {
          await ready
          show()
        })
      else show()
    })
  }, [navigation, prepare])
  // Whoever waits for the page waits outside of React. Also for one that never left the screen: Back, before the next was
  // there.
  useEffect(() => {
    if (!isPending && location === navigation.location()) navigation.arrived()
  }, [navigation, location, isPending])
  return (
    <NavigationContext value={navigation}>
      <PendingContext value={isPending}>
        <SectionsContext value={sections}>
          <Router
            basename={navigation.base}
            location={location}
            navigator={navigation.navigator}
          >
            {children}
          </Router>
        </SectionsContext>
      </PendingContext>
    </NavigationContext>
  )
}

/** What goes from page to page. Throws outside of a `NavigationProvider`. */
export function useNavigation(): Navigation {
  const navigation = use(NavigationContext)
  if (!navigation) throw new Error('useNavigation() needs a NavigationProvider above it')
  return navigation
}

/**
 * Goes to a place of this page, or to the first section when that of the place is left out; resolves when it is on screen,
 * or when somebody chose to stay.
 */
export function useNavigate(): Navigation['go'] {
  const { go } = useNavigation()
  const sections = useSections()
  return useCallback(
    (to, how) => go(typeof to === 'number' ? to : leadsTo(to, sections), how),
    [go, sections],
  )
}

/** The place on screen with its search and hash, as what leads away names it for coming back. */
export function useHere(): string {
  return createPath(useLocation())
}

/** Whether the next page is on its way. */
export function useIsNavigating(): boolean {
  return use(PendingContext)
}
