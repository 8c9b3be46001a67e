import { useLanguageTag, useT } from '#src/i18n/context.ts'
import type { MessageKey, Translate } from '#src/i18n/translate.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { Button } from '#src/ui/button.tsx'
import { classNames } from '#src/ui/class-names.ts'
import { Icon } from '#src/ui/icons.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import {
  describeRange,
  type RangeDescription,
  type Reach,
} from '../addresses/describe-range.ts'
import { coveredBy, isRange, readRange } from '../addresses/range.ts'
import { problemWords } from './draft.ts'

import menu from '#src/ui/menu.module.css'
import text from '#src/ui/text.module.css'
import styles from './create.module.css'

const reachWords: Record<Exclude<Reach, 'public'>, MessageKey> = {
  everywhere: 'apiKeyCreate.reachEverywhere',
  'all-with-dots': 'apiKeyCreate.reachAllWithDots',
  'all-with-colons': 'apiKeyCreate.reachAllWithColons',
  private: 'apiKeyCreate.reachPrivate',
  'this-computer': 'apiKeyCreate.reachThisComputer',
  special: 'apiKeyCreate.reachSpecial',
}

type ChipProps = {
  entry: string
  /** The whole list. */
  list: readonly string[]
  /** Whether the panel has refused it. */
  refused: boolean
  /** It is wanted back in the input. */
  onEdit: () => void
  onRemove: () => void
}

/** One entry of the list: what it means, or what is wrong with it. */
export function Chip({ entry, list, refused, onEdit, onRemove }: ChipProps) {
  const t = useT()
  const read = readRange(entry)
  return (
    <li className={styles['chip']} data-wrong={refused || !isRange(read) || undefined}>
      <Button kind="plain" className={styles['edit']} onClick={onEdit}>
        <code aria-hidden="true" dir="ltr" translate="no">
          {brief(entry)}
        </code>
        <VisuallyHidden>{t('apiKeyCreate.editAddress', { address: entry })}</VisuallyHidden>
      </Button>
      <span className={classNames(text['quiet'], styles['meaning'])}>
        {refused ? (
          t('apiKeyCreate.refused')
        ) : isRange(read) ? (
          <Meaning entry={entry} list={list} />
        ) : (
          t(problemWords[read.kind])
        )}
      </span>
      <button
        type="button"
        className={classNames(menu['item'], styles['remove'])}
        aria-label={t('apiKeyCreate.removeAddress', { address: entry })}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  )
}

function means(t: Translate, bounds: RangeDescription['bounds']): string | null {
  const [one, two] = bounds
  if (!one) return null
  if (two)
    return t('apiKeyCreate.boundsOfTwo', {
      first: one.first,
      last: one.last,
      firstWithColons: two.first,
      lastWithColons: two.last,
    })
  return one.first === one.last
    ? t('apiKeyCreate.meansOne', { address: one.first })
    : t('apiKeyCreate.bounds', one)
}

function Meaning({ entry, list }: Pick<ChipProps, 'entry' | 'list'>) {
  const t = useT()
  const language = useLanguageTag()
  const read = readRange(entry)
  if (!isRange(read)) return null
  const { count, reach, bounds } = describeRange(read)
  const outer = coveredBy(entry, list)
  const parts = [
    count === 1n
      ? t('apiKeyCreate.oneAddress')
      : count > 1_000_000_000n
        ? t('apiKeyCreate.veryMany')
        : t('apiKeyCreate.addresses', {
            count: new Intl.NumberFormat(language).format(count),
          }),
    means(t, bounds),
    reach !== 'public' && t(reachWords[reach]),
    outer !== undefined && t('apiKeyCreate.coveredBy', { other: outer }),
  ]
  return parts.filter(Boolean).join(' · ')
}
