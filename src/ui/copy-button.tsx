import { useT } from '#src/i18n/context.ts'

import { Button, type ButtonKind } from './button.tsx'
import { useCopying } from './copying.ts'
import { Icon } from './icons.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

type CopyButtonProps = {
  /** What is copied, as it is. */
  text: string
  /** What the thing is called, for those who do not see what the button stands beside: "User name". */
  of?: string
  /** The button's words where nothing beside it says what is copied; "Copy" otherwise. */
  label?: string
  /** The element that holds the text: it is selected when the browser refuses to copy. */
  selects?: () => Element | null
  kind?: ButtonKind
  /** Whether eyes have a sign for its words until it is pressed: where it stands right beside what it copies. */
  isSign?: boolean
  /** It is in the clipboard now. */
  onCopied?: () => void
}

/** Copies, and says whether it worked: on plain http browsers have no clipboard, so failing must be visible. */
export function CopyButton({
  text,
  of,
  label,
  selects,
  kind = 'plain',
  isSign = false,
  onCopied,
}: CopyButtonProps) {
  const t = useT()
  const { state, copy, forget } = useCopying(text, selects)

  const words = {
    idle: label ?? t('ui.copy'),
    copied: t('ui.copied'),
    failed: t('ui.copyFailedShort'),
  }
  return (
    <Button kind={kind} onClick={() => void copy(onCopied)} onBlur={forget}>
      {isSign && state === 'idle' ? (
        <>
          <Icon name="copy" />
          <VisuallyHidden>{words.idle}</VisuallyHidden>
        </>
      ) : (
        words[state]
      )}
      {/* After the words on screen, so that the accessible name begins with them in every language. */}
      {of && state === 'idle' && <VisuallyHidden> {of}</VisuallyHidden>}
    </Button>
  )
}
