import { useT } from '#src/i18n/context.ts'
import { NotOffered } from '#src/session/not-offered.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'
import { PageTitle } from '#src/ui/section.tsx'

/** The page where the panel keeps no activity: few panels do, so that its code comes when it is shown. */
export function ActivityNotOffered() {
  const t = useT()
  return (
    <>
      <PageTitle>{t('activity.title')}</PageTitle>
      <RowsAlert>
        <NotOffered
          title={t('activityMore.notOfferedTitle')}
          text={t('activityMore.notOffered')}
        />
      </RowsAlert>
    </>
  )
}
