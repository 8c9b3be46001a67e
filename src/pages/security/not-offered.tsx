import { useT } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { buttonLook } from '#src/ui/button.tsx'

/** This panel's API has no two-factor: the panel itself may. */
export function NotOffered() {
  const t = useT()
  const { panelName, panelUrl } = usePanel()
  return (
    <Alert
      kind="info"
      title={t('security.notOfferedTitle')}
      actions={
        <a {...buttonLook()} href={panelUrl}>
          {t('security.openPanel', { panel: panelName })}
        </a>
      }
    >
      <p>{t('security.notOffered', { panel: panelName })}</p>
    </Alert>
  )
}
