import { useT } from '#src/i18n/context.ts'
import { Icon } from '#src/ui/icons.tsx'

import { usePanel } from './panel-context.ts'

/**
 * The way to whoever runs the panel, where the host page names one: in a tab of its own, so that nothing typed here is
 * lost. Draws nothing where it names none.
 */
export function SupportLink({ className }: { className?: string | undefined }) {
  const t = useT()
  const { supportUrl } = usePanel()
  if (supportUrl === undefined) return null
  return (
    <a href={supportUrl} target="_blank" rel="noopener" className={className}>
      <Icon name="support" />
      {t('forms.support')}
    </a>
  )
}
