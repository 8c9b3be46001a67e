import { isInDoubt } from '#src/api/in-doubt.ts'
import { askedToWait, failureWords } from '#src/forms/failure-words.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { brief, revealed } from '#src/lib/invisible-characters.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { type KeyToDelete, keyReference } from './key-to-delete.ts'
import type { Outcome } from './mutations.ts'
import type { Looking } from './use-deletion.ts'

type WhyLeftProps = {
  /** Those that are there still, or may be. */
  left: readonly KeyToDelete[]
  /** Of those, what may be deleted late. */
  open: readonly KeyToDelete[]
  outcomes: ReadonlyMap<string, Outcome>
  looking: Looking
}

/** Why keys are there still, or may be. What the heading and the badges show, is heard with it. */
export function WhyLeft({ left, open, outcomes, looking }: WhyLeftProps) {
  const t = useT()
  const language = useLanguageTag()
  const those = left.flatMap(({ identifier }) => outcomes.get(identifier) ?? [])
  const isUnknown = open.length > 0 || those.some(({ kind }) => kind === 'unknown')
  const reasons = new Set(
    left.flatMap((key) => reasonOf(outcomes.get(key.identifier), key.name, t)),
  )
  return (
    <Alert kind={reasons.size > 0 ? 'danger' : 'warn'} role="alert">
      <VisuallyHidden>{leftWords(t, language, left, isUnknown)} </VisuallyHidden>
      {[...reasons].map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {open.length > 0 && <p>{lookingWords(looking, open.length, t)}</p>}
    </Alert>
  )
}

/** Which keys are there still, or may be; by name, and by identifier where several have the same. */
export function leftWords(
  t: Translate,
  language: string,
  left: readonly KeyToDelete[],
  isUnknown = true,
): string {
  const names = left.map(({ name }) => revealed(name))
  const list = left.map((key, at) =>
    names.indexOf(names[at] ?? '') === names.lastIndexOf(names[at] ?? '')
      ? (names[at] ?? '')
      : `${names[at]} ${brief(keyReference(key))}`,
  )
  return t(isUnknown ? 'apiKeyDelete.leftUnknownSpoken' : 'apiKeyDelete.leftSpoken', {
    left: left.length,
    names: new Intl.ListFormat(language).format(list),
  })
}

/** Whether what may be deleted late is looked for, and what that has told. */
export function lookingWords(looking: Looking, count: number, t: Translate): string {
  if (looking === 'looking') return t('errors.looking')
  return looking === 'listed'
    ? t('apiKeyDelete.lookedListed', { count })
    : t('apiKeyDelete.looked')
}

/** Why a key is there still, or may be. */
function reasonOf(outcome: Outcome | undefined, name: string, t: Translate): string[] {
  if (!outcome) return []
  if (outcome.kind === 'denied') return [t('apiKeyDelete.denied', { name: revealed(name) })]
  // That the panel has not answered stands beside its name.
  if (outcome.kind === 'open') return []
  if (!('failure' in outcome)) return []
  const { failure } = outcome
  // Of what the list would have told, and could not be read.
  const isUnread = outcome.kind === 'unknown' && !isInDoubt(failure)
  const { title } = failureWords(failure, t, !isUnread)
  if (isUnread) return [t('apiKeyDelete.listUnread', { why: title })]
  return failure.kind === 'throttled' ? [title, ...askedToWait(failure, t)] : [title]
}

type OutcomeWordsProps = {
  outcome: Outcome | undefined
  /** Whether it may be deleted late, by a try before the one of this outcome. */
  isOpen: boolean
}

/** What became of a key, beside its name; nothing before it was its turn. */
export function OutcomeWords({ outcome, isOpen }: OutcomeWordsProps) {
  const t = useT()
  if (!outcome) return null
  // What a later try came to does not tell that it stays; what the list has is so all the same.
  switch (isOpen && outcome.kind !== 'denied' ? 'open' : outcome.kind) {
    case 'deleted':
      return <Badge kind="ok">{t('apiKeyDelete.resultDeleted')}</Badge>
    case 'gone':
      return <Badge kind="ok">{t('apiKeyDelete.resultGone')}</Badge>
    case 'unknown':
      return <Badge kind="warn">{t('apiKeyDelete.resultUnknown')}</Badge>
    case 'open':
      return <Badge kind="warn">{t('apiKeyDelete.resultLate')}</Badge>
    case 'denied':
      return <Badge kind="bad">{t('apiKeyDelete.resultDenied')}</Badge>
    case 'skipped':
      return <Badge>{t('apiKeyDelete.resultSkipped')}</Badge>
    case 'failed':
      return <Badge kind="bad">{t('apiKeyDelete.resultRefused')}</Badge>
  }
}
