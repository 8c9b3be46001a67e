import { useQuery } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import { feedFacts } from '#src/feed/facts.ts'
import { useProvenance } from '#src/feed/provenance.ts'
import { recentActivity } from '#src/feed/recent.ts'
import { refusedFrom } from '#src/feed/refused-from.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { concernsOf } from '#src/keys/api-key-concerns.ts'
import { readDescription } from '#src/keys/api-key-name.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import type { MarkKind } from '#src/keys/mark-of.ts'
import type { Replaced } from '#src/keys/replaced.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { ExactMoment } from '#src/ui/exact-moment.tsx'
import { passFocusToTitle } from '#src/ui/focus.ts'
import { RowAdvice, type RowFact, RowFacts } from '#src/ui/row-facts.tsx'
import { longestName } from '#src/ui/table.tsx'
import { useLongDate, useNow } from '#src/ui/time.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

import type { ShownUse } from './api-key-row.tsx'
import { RefusedPlaces } from './refused-places.tsx'

type KeyDetailsProps = {
  apiKey: ApiKey
  /** What it is called, and told apart by. */
  name: string
  lastUse: ShownUse
  mark: MarkKind | null
  replaced: Replaced | null
  onDelete: (key: ApiKey) => void
}

const day = 24 * 60 * 60 * 1000

const lastUseWords = {
  tested: 'apiKeyDetails.tested',
  used: 'apiKeyDetails.used',
  tried: 'apiKeyDetails.refused',
  'used-or-tried': 'apiKeyDetails.tried',
} as const satisfies Record<ShownUse, MessageKey>

/** All that is known of one key, and what to do about it. */
export function KeyDetails(props: KeyDetailsProps) {
  const { apiKey, name, lastUse, mark, replaced, onDelete } = props
  const { identifier, description, allowedIps, lastUsedAt, createdAt } = apiKey
  const { called, reviewAt } = readDescription(description)
  const t = useT()
  const host = useHost()
  const longDate = useLongDate()
  const made = useProvenance('identifier')(identifier, createdAt)
  const { data: signIns } = useQuery(recentActivity('sign-ins'))
  const refused = signIns ? refusedFrom(apiKey, signIns) : []
  const advice = useAdvice(props, refused.length > 0)
  const facts: RowFact[] = [
    {
      label: t('apiKeyDetails.identifier'),
      value: (
        <code dir="ltr" translate="no">
          <WholeValue isPrivate of={identifier} />
        </code>
      ),
    },
  ]
  if (called.length > longestName)
    facts.push({
      label: t('apiKeys.columnName'),
      value: <WholeValue of={called} />,
    })
  // One that is due has it in its advice.
  if (reviewAt !== null && mark !== 'due')
    facts.push({ label: t('apiKeyDetails.review'), value: longDate(reviewAt) })
  if (createdAt !== null)
    facts.push({
      label: t('apiKeyDetails.created'),
      value: <ExactMoment at={createdAt} />,
      late: made,
    })
  if (typeof lastUsedAt === 'number')
    facts.push({
      label: t(lastUseWords[lastUse]),
      value: <ExactMoment at={lastUsedAt} />,
    })
  if (allowedIps && allowedIps.length > 0)
    facts.push({
      label: t('apiKeys.columnFrom'),
      value: <WholeValue isPrivate dir="ltr" of={allowedIps.join(', ')} />,
    })
  if (refused.length > 0)
    facts.push({
      label: t('apiKeyDetails.refusedFrom'),
      value: <RefusedPlaces apiKey={apiKey} name={name} refused={refused} />,
      late: signIns?.since
        ? t('apiKeyDetails.refusedSince', { since: longDate(signIns.since) })
        : null,
    })
  if (replaced)
    facts.push({
      label: t('apiKeyDetails.replaced'),
      value: (
        <>
          <code dir="ltr" translate="no">
            <WholeValue isPrivate of={replaced.by} />
          </code>{' '}
          <ExactMoment at={replaced.at} />
        </>
      ),
    })
  return (
    <>
      <RowFacts facts={facts} />
      <RowAdvice advice={advice}>
        <Link {...buttonLook()} to={paths.changeApiKey({ from: identifier })}>
          {t('apiKeys.change')}
          <VisuallyHidden> {name}</VisuallyHidden>
        </Link>
        <Link {...buttonLook()} to={paths.createApiKey({ from: identifier })}>
          {t('apiKeys.rotate')}
          <VisuallyHidden> {name}</VisuallyHidden>
        </Link>
        <Button ref={passFocusToTitle(host)} onClick={() => onDelete(apiKey)}>
          {t('apiKeys.delete')}
          <VisuallyHidden> {name}</VisuallyHidden>
        </Button>
      </RowAdvice>
    </>
  )
}

/** What can be done about the mark of a key, and what else is wrong with it; the most pressing first. `isPlaceKnown`: from where it was refused. */
function useAdvice(
  { apiKey, lastUse, mark, replaced }: KeyDetailsProps,
  isPlaceKnown: boolean,
): string[] {
  const t = useT()
  const { data: changed = null } = useQuery(feedFacts.passwordChanged())
  const passwordChangedAt = typeof changed === 'number' ? changed : null
  const concerns = concernsOf(apiKey, { now: useNow(), passwordChangedAt })
  const { reviewAt } = readDescription(apiKey.description)
  const longDate = useLongDate()
  const sinceReplaced = useReplacedAdvice(apiKey, replaced)
  return [
    mark === 'secretless' && t('apiKeyDetails.adviseSecretless'),
    mark === 'replaced' && sinceReplaced,
    mark === 'due' &&
      reviewAt !== null &&
      t('apiKeyDetails.adviseDue', { when: longDate(reviewAt) }),
    (mark === 'idle' || mark === 'never-used') && t('apiKeyDetails.adviseUnused'),
    isPlaceKnown
      ? t('apiKeyDetails.adviseStranger')
      : lastUse === 'tried' && t('apiKeyDetails.adviseRefused'),
    concerns.includes('open') && t('apiKeyDetails.adviseOpen'),
    concerns.includes('older-than-password') && t('apiKeyDetails.adviseOlder'),
  ].filter((sentence) => sentence !== false)
}

/** Whether a key that was replaced is still needed, as its last use tells: both moments are of the panel's clock. */
function useReplacedAdvice({ lastUsedAt }: ApiKey, replaced: Replaced | null): string {
  const t = useT()
  const longDate = useLongDate()
  const now = useNow()
  const { data: list } = useQuery(keyQueries.apiKeys())
  const replacement = list?.items.find(({ identifier }) => identifier === replaced?.by)
  const since = replacement?.createdAt ?? null
  if (lastUsedAt === null) return t('apiKeyDetails.adviseReplacedUnused')
  if (lastUsedAt === undefined || since === null) return t('apiKeyDetails.adviseReplaced')
  const when = longDate(lastUsedAt)
  if (lastUsedAt > since) return t('apiKeyDetails.adviseReplacedBusy', { when })
  // What has been quiet for minutes only was not waited for.
  return now - since > day
    ? t('apiKeyDetails.adviseReplacedQuiet', { when })
    : t('apiKeyDetails.adviseReplaced')
}
