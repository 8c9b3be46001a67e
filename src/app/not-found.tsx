import { Link } from 'react-router'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Stack, PageTitle } from '#src/ui/section.tsx'

/** A path that leads nowhere: says so, and offers a way that does not. */
export function NotFound() {
  const t = useT()
  return (
    <Stack>
      <PageTitle lead={t('shell.notFoundText')}>{t('shell.notFound')}</PageTitle>
      <p>
        <Link to={paths.profile()} {...buttonLook('primary')}>
          {t('shell.toProfile')}
        </Link>
      </p>
    </Stack>
  )
}
