import type { ApiKey } from '#src/api/api-keys.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { idleSince } from '#src/keys/idle-since.ts'
import type { MarkKind } from '#src/keys/mark-of.ts'
import { Mark } from '#src/ui/mark.tsx'
import { useNow } from '#src/ui/time.tsx'

type KeyMarkProps = { apiKey: ApiKey; kind: MarkKind }

/** Why a key wants attention, in two to four words. */
export function KeyMark({ apiKey: { lastUsedAt }, kind }: KeyMarkProps) {
  const t = useT()
  const tag = useLanguageTag()
  const now = useNow()
  switch (kind) {
    case 'secretless':
      return <Mark>{t('apiKeys.markSecretless')}</Mark>
    case 'replaced':
      return <Mark>{t('apiKeys.markReplaced')}</Mark>
    case 'idle':
      return (
        <Mark>
          {t('apiKeys.markIdle', { since: idleSince(lastUsedAt ?? 0, now, tag) })}
        </Mark>
      )
    case 'never-used':
      return <Mark>{t('apiKeys.markNeverUsed')}</Mark>
    case 'open':
      return <Mark>{t('apiKeys.markOpen')}</Mark>
  }
}
