import type { NameOfKey } from '#src/feed/key-names.ts'
import type { SignalGroup } from '#src/feed/signals/groups.ts'
import type { Signal } from '#src/feed/signals/signal.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { Matter } from './matter.tsx'
import { addressOf, agentOf, keyWords, moments } from './signal-words.ts'
import type { Read } from './use-evidence.ts'

import styles from './signals.module.css'

type GroupMatterProps = {
  group: SignalGroup
  evidence: Read
  nameOfKey: NameOfKey
  onDismiss: () => void
}

/** What several signals of one kind are called. */
export function groupTitle(group: SignalGroup, t: Translate): string {
  return t(group[0].kind === 'new-place' ? 'signals.newPlaces' : 'signals.keysRefused', {
    count: group.length,
  })
}

/** Several signals of one kind: one question, a table, and one answer for all of them. */
export function GroupMatter({ group, evidence, nameOfKey, onDismiss }: GroupMatterProps) {
  const t = useT()
  const tag = useLanguageTag()
  const [first] = group
  const isPlaces = first.kind === 'new-place'
  const title = groupTitle(group, t)
  const { readAgent } = evidence
  const whatOf = (signal: Signal) =>
    signal.kind === 'key-refused'
      ? keyWords(signal.identifier, nameOfKey)
      : agentOf(signal.row, { t, readAgent })
  return (
    <Matter
      isGrave={false}
      title={title}
      sentences={t(isPlaces ? 'signals.werePlaces' : 'signals.wereRefused')}
      actions={
        <Button onClick={onDismiss}>
          {t(isPlaces ? 'signals.allMine' : 'signals.dismissAll')}
        </Button>
      }
    >
      <table className={styles['table']}>
        <caption>
          <VisuallyHidden>{title}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t(isPlaces ? 'signals.columnWhen' : 'signals.columnLast')}</th>
            <th scope="col">{t('signals.columnAddress')}</th>
            <th scope="col">
              {t(isPlaces ? 'signals.columnBrowser' : 'signals.columnKey')}
            </th>
            <th scope="col">
              <VisuallyHidden>{t('signals.columnAction')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {group.map((signal) => (
            <tr key={signal.row.id}>
              <th scope="row">{moments(tag).format(signal.row.timestamp)}</th>
              <td>
                {whereFrom(signal, t)} {news(signal).address && <New />}
              </td>
              <td>
                {whatOf(signal)} {news(signal).agent && <New />}
              </td>
              <td>
                <RowLink signal={signal} of={whatOf(signal)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <KeysUsed {...{ group, nameOfKey }} />
    </Matter>
  )
}

/** From where; of a key that was refused also how often. */
function whereFrom(signal: Signal, t: Translate): string {
  const address = addressOf(signal.row.ip, t)
  if (signal.kind !== 'key-refused' || signal.count === 1) return address
  const { count, addresses } = signal
  if (addresses === null) return t('signals.refusedOften', { count, address })
  return addresses > 1
    ? t('signals.refusedPlaces', { count, addresses, address })
    : t('signals.refusedPlace', { count, address })
}

/** Which cell of a row is what nobody had signed in with before. */
const news = (signal: Signal) => ({
  address: signal.kind === 'new-place' && signal.address !== null,
  agent: signal.kind === 'new-place' && signal.browser !== null,
})

function New() {
  const t = useT()
  return <Badge>{t('signals.new')}</Badge>
}

const lastUseWords = {
  used: 'signals.keyUsedAfter',
  tried: 'signals.keyTriedAfter',
  'used-or-tried': 'signals.keyUsedOrTriedAfter',
} as const

/** The API keys that were last used or tried right after one of the sign-ins. */
function KeysUsed({ group, nameOfKey }: Pick<GroupMatterProps, 'group' | 'nameOfKey'>) {
  const t = useT()
  const tag = useLanguageTag()
  const uses = group.flatMap((signal) =>
    signal.kind === 'new-place'
      ? signal.used.map((use) => ({ ...use, after: signal.row }))
      : [],
  )
  if (uses.length === 0) return null
  return (
    <ul className={styles['changes']}>
      {uses.map(({ key: { identifier }, lastUse, after }) => (
        <li key={after.id + identifier}>
          {t(lastUseWords[lastUse], {
            key: keyWords(identifier, nameOfKey),
            when: moments(tag).format(after.timestamp),
          })}
        </li>
      ))}
    </ul>
  )
}

/** Where a row of the table leads; nowhere for a key that is gone. */
function RowLink({ signal, of }: { signal: Signal; of: string }) {
  const t = useT()
  const tag = useLanguageTag()
  if (signal.kind === 'key-refused')
    return signal.exists === false ? (
      t('signals.gone')
    ) : (
      <Link to={paths.apiKeys({ q: signal.identifier })} without={t('signals.notHere')}>
        {t('signals.lookAtKey')}
        <VisuallyHidden> {of}</VisuallyHidden>
      </Link>
    )
  const { timestamp } = signal.row
  return (
    <Link to={paths.notMe({ since: new Date(timestamp).toISOString() })}>
      {t('signals.notMe')}
      <VisuallyHidden> {moments(tag).format(timestamp)}</VisuallyHidden>
    </Link>
  )
}
