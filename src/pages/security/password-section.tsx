import { useQuery } from '@tanstack/react-query'

import { recentActivity } from '#src/feed/recent.ts'
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
  const { data, isPending } = useQuery(recentActivity('account'))
  const isLeftOut = useIsLeftOut()(paths.profile())
  if (isLeftOut) return null
  // Newest first.
  const changedAt = data?.entries.find(
    ({ event, timestamp }) =>
      event === 'user:account.password-changed' && timestamp !== null,
  )?.timestamp
  return (
    <Section title={t('security.password')}>
      <Row
        label={t('security.passwordChanged')}
        value={
          isPending
            ? t('forms.loading')
            : changedAt
              ? day(changedAt)
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
