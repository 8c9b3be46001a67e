import type { Ref } from 'react'

import { useT } from '#src/i18n/context.ts'
import { NotOffered } from '#src/session/not-offered.tsx'
import { usePanel } from '#src/session/panel-context.ts'

/** This panel's API has no two-factor: the panel itself may. A `ref` lets it have focus. */
export function TwoFactorNotOffered({ ref }: { ref?: Ref<HTMLDivElement> | undefined }) {
  const t = useT()
  const { panelName } = usePanel()
  return (
    <NotOffered
      ref={ref}
      title={t('security.notOfferedTitle')}
      text={t('security.notOffered', { panel: panelName })}
    />
  )
}
