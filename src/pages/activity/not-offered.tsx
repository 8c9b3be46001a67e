import { useT } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'

/** The page where the panel keeps no activity: few panels do, so that its code comes when it is shown. */
export function NotOffered() {
  const t = useT()
  const { panelName, panelUrl } = usePanel()
  return (
    <>
      <PageTitle>{t('activity.title')}</PageTitle>
      <RowsAlert>
        <Alert
          kind="info"
          title={t('activityMore.notOfferedTitle')}
          actions={
            <a {...buttonLook()} href={panelUrl}>
              {t('activityMore.openPanel', { panel: panelName })}
            </a>
          }
        >
          <p>{t('activityMore.notOffered')}</p>
        </Alert>
      </RowsAlert>
    </>
  )
}
