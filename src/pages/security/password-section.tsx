import { useQuery } from '@tanstack/react-query'

import { feedFacts } from '#src/feed/facts.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { Row, Section } from '#src/ui/section.tsx'
import { useDay } from '#src/ui/time.tsx'

/**
 * The password: when it was last changed, as far as the feed tells, and the way to change it. Nothing where the page that
 * changes it is left out.
 */
export function PasswordSection() {
  const t = useT()
  const day = useDay()
  const { data: changed, isPending } = useQuery(feedFacts.passwordChanged())
  const isLeftOut = useIsLeftOut()(paths.profile())
  if (isLeftOut) return null
  return (
    <Section title={t('security.password')}>
      <Row
        label={t('security.passwordChanged')}
        value={
          isPending
            ? t('forms.loading')
            : typeof changed === 'number'
              ? day(changed)
              : t('security.passwordNotTold')
        }
        action={
          <Link {...buttonLook()} to={`${paths.profile()}#password`}>
            {t('security.changePassword')}
          </Link>
        }
      />
    </Section>
  )
}
