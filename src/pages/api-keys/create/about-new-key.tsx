import type { ApiKey } from '#src/api/api-keys.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Value } from '#src/ui/value.tsx'

import { KeyIdentifiers } from './key-identifiers.tsx'

type AboutNewKeyProps = {
  /** The key that the new one replaces. */
  replaces: ApiKey | null
  /** Whether the key that was to be replaced is not in the list. */
  isGone: boolean
  /** Whether it replaces it for the sake of its addresses. */
  isChange: boolean
}

/** What is to be known before a key is made: what it may do, and what becomes of the one that it replaces. */
export function AboutNewKey({ replaces, isGone, isChange }: AboutNewKeyProps) {
  const t = useT()
  const rich = useRich()
  return (
    <>
      {isGone && (
        <Alert kind="warn" title={t('apiKeyCreate.rotateGoneTitle')}>
          <p>{t('apiKeyCreate.rotateGone')}</p>
        </Alert>
      )}
      <Alert kind="info">
        {replaces && (
          <p>
            {rich(isChange ? 'apiKeyCreate.changeText' : 'apiKeyCreate.rotateText', {
              name: <Value of={apiKeyName(replaces)} />,
              identifier: <KeyIdentifiers keys={[replaces]} />,
            })}
          </p>
        )}
        {isChange && replaces?.allowedIps === null && (
          <p>{t('apiKeyCreate.changeNotTold')}</p>
        )}
        <p>{t('apiKeyCreate.power')}</p>
      </Alert>
    </>
  )
}
