import { useLocation } from 'react-router'

import { useT } from '#src/i18n/context.ts'
import { pathOf, sectionOf } from '#src/lib/paths.ts'
import { Link, useIsLeftOut, useSections } from '#src/navigation/sections.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { Stack, PageTitle } from '#src/ui/section.tsx'

import { sectionWords } from './section-words.ts'

/** A path that leads nowhere, or to a section that is left out: says so, and offers a way that does not. */
export function NotFound() {
  const t = useT()
  const { pathname } = useLocation()
  const shown = useSections()
  const section = sectionOf(pathname)
  const isLeftOut = useIsLeftOut()(pathname)
  return (
    <Stack>
      <PageTitle
        lead={
          isLeftOut && section
            ? t('shell.leftOut', { section: t(`shell.${sectionWords[section]}`) })
            : t('shell.notFoundText')
        }
      >
        {t('shell.notFound')}
      </PageTitle>
      {shown.slice(0, 1).map((first) => (
        <p key={first}>
          <Link to={pathOf(first)} {...buttonLook('primary')}>
            {t('shell.toSection', { section: t(`shell.${sectionWords[first]}`) })}
          </Link>
        </p>
      ))}
    </Stack>
  )
}
