import { usePanel } from '#src/account/panel-context.ts'
import { useT } from '#src/i18n/context.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'

/** This panel's API has no two-factor: the panel itself may. */
export function NotOffered() {
  const t = useT()
  const { panelName, panelUrl } = usePanel()
  return (
    <Notice
      kind="info"
      title={t('security.notOfferedTitle')}
      actions={
        <a {...buttonLook()} href={panelUrl}>
          {t('security.openPanel', { panel: panelName })}
        </a>
      }
    >
      <p>{t('security.notOffered', { panel: panelName })}</p>
    </Notice>
  )
}
