import type { Ref } from 'react'

import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { buttonLook } from '#src/ui/button.tsx'

import { usePanel } from './panel-context.ts'

type NotOfferedProps = {
  title: string
  text: string
  /** Lets it have focus, where it stands in place of what had it. */
  ref?: Ref<HTMLDivElement> | undefined
}

/** What this panel's API does not have; the panel itself may, so that the way there is beside it. */
export function NotOffered({ title, text, ref }: NotOfferedProps) {
  const t = useT()
  const { panelName, panelUrl } = usePanel()
  return (
    <Alert
      ref={ref}
      kind="info"
      title={title}
      actions={
        <a {...buttonLook()} href={panelUrl}>
          {t('forms.openPanel', { panel: panelName })}
        </a>
      }
    >
      <p>{text}</p>
    </Alert>
  )
}
