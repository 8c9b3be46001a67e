import { useState } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { BriefTime } from '#src/ui/time.tsx'

import { readTested, wasTested } from '../tested.ts'
import type { KeyToDelete } from './key-to-delete.ts'

import text from '#src/ui/text.module.css'

/** Tells what the last use of a key was: a use, a try that the panel refused (`tried`), or either. */
export type LastUseOf = (key: ApiKey) => 'used' | 'tried' | 'used-or-tried'

/** The same where the feed was not read: a key without a list of addresses is not refused by one. */
export const lastUseUntold: LastUseOf = ({ allowedIps }) =>
  allowedIps?.length === 0 ? 'used' : 'used-or-tried'

const words = {
  used: 'apiKeyDelete.used',
  tried: 'apiKeyDelete.tried',
  'used-or-tried': 'apiKeyDelete.usedOrTried',
} as const satisfies Record<ReturnType<LastUseOf>, MessageKey>

type LastUseWordsProps = Pick<KeyToDelete, 'apiKey'> & { lastUseOf: LastUseOf }

/** When a key that is to be deleted was last used, as its list says it; nothing of an SSH key, of which no panel tells. */
export function LastUseWords({ apiKey, lastUseOf }: LastUseWordsProps) {
  const t = useT()
  const rich = useRich()
  const host = useHost()
  const [tested] = useState(() => readTested(host))
  if (!apiKey) return null
  const { lastUsedAt } = apiKey
  return (
    <span className={text['quiet']}>
      {lastUsedAt === undefined
        ? t('apiKeyDelete.useNotTold')
        : lastUsedAt === null
          ? t('apiKeyDelete.neverUsed')
          : rich(
              wasTested(apiKey, tested) ? 'apiKeyDelete.tested' : words[lastUseOf(apiKey)],
              { when: <BriefTime at={lastUsedAt} inSentence /> },
            )}
    </span>
  )
}

const week = 7 * 24 * 60 * 60 * 1000

/** Keys with those before the others that were used this week, the latest first: these are what most likely still needs them. */
export function busyFirst(keys: readonly KeyToDelete[], now: number): KeyToDelete[] {
  const busy = ({ apiKey }: KeyToDelete) => {
    const at = apiKey?.lastUsedAt ?? 0
    return now - at < week ? at : 0
  }
  return keys.toSorted((one, other) => busy(other) - busy(one))
}
