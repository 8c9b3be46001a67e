import { memo, Suspense, useState } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import type { LastUse } from '#src/feed/refusals.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { apiKeyName, readDescription } from '#src/keys/api-key-name.ts'
import type { MarkKind } from '#src/keys/mark-of.ts'
import type { Replaced } from '#src/keys/replaced.ts'
import { brief, cut } from '#src/lib/invisible-characters.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { Badge } from '#src/ui/badge.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { RowMenu, RowMenuItem, rowMenuLink } from '#src/ui/row-menu.tsx'
import { ColumnWord, type Fact, longestName, TableRow } from '#src/ui/table.tsx'
import { BriefTime } from '#src/ui/time.tsx'
import { useCopy } from '#src/ui/use-copy.ts'
import { Value } from '#src/ui/value.tsx'

import { KeyMark } from './key-mark.tsx'

import styles from './api-keys.module.css'

const KeyDetails = lazyPart(
  async () => (await import('./key-details.tsx')).KeyDetails,
  'api-key-details',
  'provenance',
)

type KeyRowProps = {
  apiKey: ApiKey
  /** Whether another key has the same name. */
  sharesName: boolean
  /** What its last use was, if it had one. */
  lastUse: ShownUse
  mark: MarkKind | null
  /** The key that took its place in a rotation, if there is one in the list. */
  replaced: Replaced | null
  picked: boolean
  /** Whether it is open from the start. */
  isAsked: boolean
  onPick: (identifier: string, on: boolean, isRange: boolean) => void
  onDelete: (key: ApiKey) => void
}

/** The same, or that it was this page that tested it. */
export type ShownUse = LastUse | 'tested'

const triedWords = {
  tested: 'apiKeys.tested',
  tried: 'apiKeys.refused',
  'used-or-tried': 'apiKeys.tried',
} as const satisfies Partial<Record<ShownUse, MessageKey>>

/** One key: what it is, when it was last used, from where it works, and whether to worry. The rest is behind its name. */
export const ApiKeyRow = memo(function KeyRow({
  apiKey,
  sharesName,
  lastUse,
  mark,
  replaced,
  picked,
  isAsked,
  onPick,
  onDelete,
}: KeyRowProps) {
  const t = useT()
  const host = useHost()
  const [isOpen, setIsOpen] = useState(isAsked)
  const copy = useCopy(() => setIsOpen(true))
  const { identifier, description } = apiKey
  const { called } = readDescription(description)
  const name = sharesName
    ? t('apiKeys.nameAndIdentifier', { name: apiKeyName(apiKey), identifier })
    : brief(apiKeyName(apiKey))

  return (
    <TableRow
      pick={
        <label>
          <input
            type="checkbox"
            checked={picked}
            onChange={({ target, nativeEvent }) =>
              onPick(
                identifier,
                target.checked,
                nativeEvent instanceof MouseEvent && nativeEvent.shiftKey,
              )
            }
            aria-label={t('apiKeys.select', { name })}
          />
        </label>
      }
      isPicked={picked}
      name={called ? <Value of={cut(called, longestName)} /> : t('apiKeys.noDescription')}
      beside={
        <>
          {(sharesName || !called) && (
            <code className={styles['code']} dir="ltr" translate="no">
              <Value isPrivate of={identifier} />
            </code>
          )}
          {ownKey(host).isInUse(identifier) && (
            <Badge kind="ok">{t('apiKeys.inUse')}</Badge>
          )}
        </>
      }
      facts={[useLastUsed(apiKey, lastUse, mark), useWorksFrom(apiKey)]}
      mark={mark && <KeyMark kind={mark} />}
      menu={
        <RowMenu label={t('apiKeys.more', { name })}>
          <RowMenuItem icon="copy" onSelect={() => void copy(identifier)}>
            {t('apiKeys.copyIdentifier')}
          </RowMenuItem>
          <Link {...rowMenuLink} to={paths.changeApiKey({ from: identifier })}>
            <Icon name="filter" />
            {t('apiKeys.change')}
          </Link>
          <Link {...rowMenuLink} to={paths.createApiKey({ from: identifier })}>
            <Icon name="rotate" />
            {t('apiKeys.rotate')}
          </Link>
          <RowMenuItem icon="delete" destroys onSelect={() => onDelete(apiKey)}>
            {t('apiKeys.delete')}
          </RowMenuItem>
        </RowMenu>
      }
      isOpen={isOpen}
      onToggle={() => setIsOpen(!isOpen)}
    >
      <Suspense fallback={<CodeWait of="part" onCancel={() => setIsOpen(false)} />}>
        <KeyDetails
          apiKey={apiKey}
          name={name}
          lastUse={lastUse}
          mark={mark}
          replaced={replaced}
          onDelete={onDelete}
        />
      </Suspense>
    </TableRow>
  )
})

/** When it was last used, as far as the panel tells; `null` where its mark says that it never was. */
function useLastUsed(
  { lastUsedAt }: ApiKey,
  lastUse: ShownUse,
  mark: MarkKind | null,
): Fact | null {
  const t = useT()
  const rich = useRich()
  if (lastUsedAt === undefined) return { value: t('apiKeys.useNotTold') }
  if (lastUsedAt === null)
    return mark === 'never-used' ? null : { value: t('apiKeys.notUsedYet') }
  if (lastUse === 'used') return { value: <BriefTime at={lastUsedAt} /> }
  const when = <BriefTime at={lastUsedAt} inSentence />
  return { value: rich(triedWords[lastUse], { when }) }
}

/** From where it works: everywhere, from one address, or from so many. */
function useWorksFrom({ allowedIps }: ApiKey): Fact {
  const t = useT()
  if (allowedIps === null) return { value: t('apiKeys.fromNotTold') }
  const prefix = t('apiKeys.fromPrefix')
  const [only] = allowedIps
  if (only === undefined)
    return {
      value: <ColumnWord>{t('apiKeys.fromAnywhere')}</ColumnWord>,
      prefix,
    }
  return {
    value:
      allowedIps.length === 1 ? (
        <Value dir="ltr" of={only} />
      ) : (
        t('apiKeys.fromSeveral', { count: allowedIps.length })
      ),
    prefix,
  }
}
