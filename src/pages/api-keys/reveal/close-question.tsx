import { useT } from '#src/i18n/context.ts'
import { Actions } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

type CloseQuestionProps = {
  /** Something else than the key was pasted back, after whatever was copied. */
  wrong: boolean
  onStay: () => void
  onClose: () => void
}

/** Asked before a key goes for good that is stored nowhere, as far as this page knows. */
export function CloseQuestion({ wrong, onStay, onClose }: CloseQuestionProps) {
  const t = useT()
  return (
    <Dialog role="alertdialog" title={t('apiKeyCreate.closeTitle')} onClose={onStay}>
      <p>{t(wrong ? 'apiKeyCreate.closeWrong' : 'apiKeyCreate.closeUncopied')}</p>
      <Actions>
        <Button kind="primary" data-first-focus onClick={onStay}>
          {t('apiKeyCreate.closeNot')}
        </Button>
        <Button kind="danger" onClick={onClose}>
          {t('apiKeyCreate.closeForGood')}
        </Button>
      </Actions>
    </Dialog>
  )
}
