import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore, type Ref } from 'react'

import { useT } from '#src/i18n/context.ts'
import { NotOffered } from '#src/session/not-offered.tsx'
import { clientOf } from '#src/session/panel-client.ts'
import { usePanel } from '#src/session/panel-context.ts'

/** Whether this panel's API has two-factor, as far as its answers have shown; nobody asks only to find out, since asking is a write. */
export function useTwoFactorOffered(): boolean {
  const { capabilities } = clientOf(useQueryClient())
  const { twoFactor } = useSyncExternalStore(capabilities.subscribe, capabilities.get)
  return twoFactor !== 'elsewhere'
}

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
