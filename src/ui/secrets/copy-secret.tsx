import { useT } from '#src/i18n/context.ts'

import { Button, type ButtonKind } from '../button.tsx'
import type { Copying } from '../copying.ts'
import { Icon } from '../icons.tsx'

type CopySecretProps = {
  copying: Copying
  /** "Copy key". */
  label: string
  kind?: ButtonKind
  hasFirstFocus?: boolean
  onPress: () => void
}

/** The button that copies a secret; it goes on saying that it did. */
export function CopySecret({
  copying: { state, forget },
  label,
  kind = 'normal',
  hasFirstFocus = false,
  onPress,
}: CopySecretProps) {
  const t = useT()
  const words = {
    idle: label,
    copied: t('ui.copied'),
    failed: t('ui.copyFailedShort'),
  }
  return (
    <Button
      kind={kind}
      data-first-focus={hasFirstFocus || undefined}
      data-copied={state === 'copied' || undefined}
      onClick={onPress}
      // Whoever holds the key with which they asked for the secret did not ask to copy it.
      onKeyDown={(event) => {
        if (event.repeat && event.key === 'Enter') event.preventDefault()
      }}
      onBlur={() => {
        if (state === 'failed') forget()
      }}
    >
      <Icon name={state === 'copied' ? 'check' : 'copy'} />
      {words[state]}
    </Button>
  )
}
