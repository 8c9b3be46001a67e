import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'

import type { PrivateReading } from '../key/private-key.ts'
import { sendable } from '../key/public-key.ts'

type PrivateNoticeProps = {
  reading: PrivateReading
  from: 'field' | 'file'
  onUseHalf: (line: string) => void
}

/** A private key was kept out: what it was, that nothing happened, what still holds it, and the half that may be sent. */
export function PrivateNotice({ reading, from, onUseHalf }: PrivateNoticeProps) {
  const t = useT()
  const half =
    reading.publicHalf && sendable(reading.publicHalf) ? reading.publicHalf : null
  return (
    <Alert
      kind="danger"
      role="alert"
      takesFocus
      title={t('sshKeyAdd.privateTitle')}
      {...(half && {
        actions: (
          <Button onClick={() => onUseHalf(half.line)}>{t('sshKeyAdd.useHalf')}</Button>
        ),
      })}
    >
      <p>{t('sshKeyAdd.privateKept')}</p>
      <p>
        {t(from === 'file' ? 'sshKeyAdd.privateFile' : 'sshKeyAdd.privateClipboard')}{' '}
        {reading.encrypted && t('sshKeyAdd.privateEncrypted')}
      </p>
      <p>{t(half ? 'sshKeyAdd.halfFound' : 'sshKeyAdd.halfElsewhere')}</p>
    </Alert>
  )
}
