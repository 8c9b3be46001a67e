import { usePanel } from '#src/account/panel-context.ts'
import { useT } from '#src/i18n/context.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { RowsTrouble } from '#src/ui/rows.tsx'

/** The page where the panel keeps no activity: few panels do, so that its code comes when it is shown. */
export function NotOffered() {
  const t = useT()
  const { panelName, panelUrl } = usePanel()
  return (
    <>
      <PageTitle>{t('activity.title')}</PageTitle>
      <RowsTrouble>
        <Notice
          kind="info"
          title={t('activityMore.notOfferedTitle')}
          actions={
            <a {...buttonLook()} href={panelUrl}>
              {t('activityMore.openPanel', { panel: panelName })}
            </a>
          }
        >
          <p>{t('activityMore.notOffered')}</p>
        </Notice>
      </RowsTrouble>
    </>
  )
}
