import { useState } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { Badge } from '#src/ui/badge.tsx'

import { readSecretless } from './secretless.ts'

/** On a key whose secret never came, for as long as nobody has said what shall become of it. */
export function SecretlessMark({ identifier }: { identifier: string }) {
  const t = useT()
  const host = useHost()
  const [isSecretless] = useState(() => readSecretless(host).has(identifier))
  return isSecretless && <Badge kind="warn">{t('apiKeys.markSecretless')}</Badge>
}
