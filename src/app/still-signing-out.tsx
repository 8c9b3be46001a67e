import { useT } from '#src/i18n/context.ts'
import { Actions } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

/** A sign-out that takes long: nothing is known of it yet, and nobody has to wait for it. */
export function StillSigningOut({ onStop }: { onStop: () => void }) {
  const t = useT()
  return (
    <Dialog role="alertdialog" title={t('signOut.slowTitle')} onClose={onStop}>
      <p>{t('signOut.slow')}</p>
      <Actions>
        <Button onClick={onStop}>{t('signOut.stop')}</Button>
      </Actions>
    </Dialog>
  )
}
