import { pathOf } from '#src/lib/paths.ts'
import type { Place } from '#src/navigation/navigation.ts'

import type { Config } from './config.ts'
import type { Look } from './look.ts'
import { accountPagesOf, pageAt, signInPage } from './pages.ts'

type Shown = Pick<Config, 'sections'>

// `/` leads to the first of them.
const pageFor = ({ pathname }: Place, { sections }: Shown) =>
  pageAt(pathname === '/' ? sections.slice(0, 1).map(pathOf).join('') : pathname, sections)

/** Whether it must be known who is signed in before a place can be shown. */
export function needsLook(place: Place, shown: Shown): boolean {
  const page = pageFor(place, shown)
  return page === signInPage
    ? !new URLSearchParams(place.search).has('because')
    : page !== null && accountPagesOf(shown.sections).includes(page)
}

/** Has the first page and the account on their way before anything is drawn. */
export function loadFirst(place: Place, look: Look, config: Config): void {
  pageFor(place, config)?.Content.prefetch(config.locale)
  if (needsLook(place, config)) void look.ask()
}
