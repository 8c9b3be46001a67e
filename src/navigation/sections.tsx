import { createContext, use, type ComponentProps, type ReactNode } from 'react'
import { Link as AnyLink, Navigate as AnyNavigate, NavLink, type To } from 'react-router'

import { pathOf, sectionOf, sections, type SectionName } from '#src/lib/paths.ts'

/** Which sections there are, in their order: the host page may leave some out. All ways to them ask here. */
export const SectionsContext = createContext<readonly SectionName[]>(sections)

export function useSections(): readonly SectionName[] {
  return use(SectionsContext)
}

/** Whether a place is in a section that is left out; one that is in none is always there. */
function isLeftOut(to: To, shown: readonly SectionName[]): boolean {
  const { pathname } = typeof to === 'string' ? { pathname: to } : to
  const section = pathname === undefined ? null : sectionOf(pathname)
  return section !== null && !shown.includes(section)
}

/** Tells whether a place is in a section that is left out. */
export function useIsLeftOut(): (to: To) => boolean {
  const shown = useSections()
  return (to) => isLeftOut(to, shown)
}

/** Where `to` leads: the first section when its own is left out. */
export const leadsTo = (to: To, shown: readonly SectionName[]): To =>
  isLeftOut(to, shown) ? '/' : to

type LinkProps = ComponentProps<typeof AnyLink> & {
  /** What stands there where the link would lead to a section that is left out; nothing when absent. */
  without?: ReactNode
}

/** A link to a place of this page. */
export function Link({ without = null, ...link }: LinkProps) {
  return useIsLeftOut()(link.to) ? without : <AnyLink {...link} />
}

/** Goes to a place of this page as soon as it is drawn; to the first section when that of the place is left out. */
export function Navigate({ to, ...how }: ComponentProps<typeof AnyNavigate>) {
  return <AnyNavigate {...how} to={leadsTo(to, useSections())} />
}

type SectionLinkProps = {
  section: SectionName
  className: string
  children: ReactNode
  'aria-describedby'?: string
}

/** A link of the navigation, which says whether it leads to where somebody is. */
export function SectionLink({ section, ...link }: SectionLinkProps) {
  return <NavLink {...link} to={pathOf(section)} />
}
