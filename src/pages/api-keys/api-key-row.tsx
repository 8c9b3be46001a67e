import { memo } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import type { LastUse } from '#src/feed/refusals.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { concernsOf, idleDays, type KeyConcern } from '#src/keys/api-key-concerns.ts'
import type { Instant } from '#src/lib/instant.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { Badge } from '#src/ui/badge.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { RowsItem } from '#src/ui/rows.tsx'
import { Time, useNow } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

import { apiKeyName } from './arrange.ts'
import type { Replaced } from './replaced.ts'
import { SecretlessMark } from './secretless-mark.tsx'

import styles from './api-keys.module.css'

type KeyRowProps = {
  apiKey: ApiKey
  /** Whether another key has the same name. */
  isTwin: boolean
  /** What its last use was, if it had one. */
  lastUse: LastUse
  passwordChangedAt: Instant | null
  /** Where it comes from, in a few words; `''` until that is known, `null` where no panel tells. */
  provenance: string | null
  /** The key that took its place in a rotation, if there is one in the list. */
  replaced: Replaced | null
  selected: boolean
  onSelect: (identifier: string, on: boolean) => void
  onDelete: (key: ApiKey) => void
}

const lastUseWords = {
  used: 'apiKeys.used',
  tried: 'apiKeys.tried',
  'used-or-tried': 'apiKeys.usedOrTried',
} as const satisfies Record<LastUse, MessageKey>

/** One key: what it is, when it was last used, from where it works, and whether to worry. */
export const ApiKeyRow = memo(function KeyRow({
  apiKey,
  isTwin,
  lastUse,
  passwordChangedAt,
  provenance,
  replaced,
  selected,
  onSelect,
  onDelete,
}: KeyRowProps) {
  const t = useT()
  const rich = useRich()
  const host = useHost()
  const { identifier, description } = apiKey
  const name = isTwin
    ? t('apiKeys.nameAndIdentifier', { name: apiKeyName(apiKey), identifier })
    : brief(apiKeyName(apiKey))
  const { lastUsedAt, createdAt, allowedIps } = apiKey
  // That a key was never used, its mark says.
  const used =
    lastUsedAt === undefined
      ? [t('apiKeys.useNotTold')]
      : lastUsedAt === null
        ? []
        : [rich(lastUseWords[lastUse], { when: <Time at={lastUsedAt} /> })]
  const from =
    allowedIps === null
      ? t('apiKeys.fromNotTold')
      : allowedIps.length === 0
        ? t('apiKeys.fromAnywhere')
        : rich('apiKeys.from', {
            addresses: <WholeValue dir="ltr" of={allowedIps.join(', ')} />,
          })
  const created =
    createdAt === null ? [] : [rich('apiKeys.created', { when: <Time at={createdAt} /> })]
  return (
    <RowsItem
      lead={
        <input
          type="checkbox"
          checked={selected}
          onChange={(event) => onSelect(identifier, event.target.checked)}
          aria-label={t('apiKeys.select', { name })}
        />
      }
      name={
        description?.trim() ? <WholeValue of={description} /> : t('apiKeys.noDescription')
      }
      code={identifier}
      facts={[...used, from, ...created]}
      late={provenance === null ? [] : [provenance]}
      marks={
        <>
          {ownKey(host).isInUse(identifier) && (
            <Badge kind="ok">{t('apiKeys.inUse')}</Badge>
          )}
          {replaced && (
            <Badge kind="warn">
              {/* One thing in the mark: between several, it would take the blanks away. */}
              <span>
                {rich('apiKeys.markReplaced', {
                  identifier: <Value dir="ltr" of={replaced.by} />,
                  when: <Time at={replaced.at} />,
                })}
              </span>
            </Badge>
          )}
          <SecretlessMark identifier={identifier} />
          <Concerns apiKey={apiKey} passwordChangedAt={passwordChangedAt} />
        </>
      }
      actions={
        <>
          <span className={styles['rotate']}>
            <Link {...buttonLook('plain')} to={paths.createApiKey({ from: identifier })}>
              {t('apiKeys.rotate')}
              <VisuallyHidden> {name}</VisuallyHidden>
            </Link>
          </span>
          <Button kind="plain" data-tone="danger" onClick={() => onDelete(apiKey)}>
            {t('apiKeys.delete')}
            <VisuallyHidden> {name}</VisuallyHidden>
          </Button>
        </>
      }
    />
  )
})

function Concerns({
  apiKey,
  passwordChangedAt,
}: Pick<KeyRowProps, 'apiKey' | 'passwordChangedAt'>) {
  const t = useT()
  const concerns = concernsOf(apiKey, { now: useNow(), passwordChangedAt })
  const words: Record<KeyConcern, string> = {
    open: t('apiKeys.markOpen'),
    'never-used': t('apiKeys.markNeverUsed'),
    idle: t('apiKeys.markIdle', { days: idleDays }),
    'older-than-password': t('apiKeys.markOlder'),
  }
  return concerns.map((concern) => (
    <Badge key={concern} kind={concern === 'never-used' ? 'plain' : 'warn'}>
      {words[concern]}
    </Badge>
  ))
}
