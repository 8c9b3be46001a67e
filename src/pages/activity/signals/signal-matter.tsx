import { dayOf } from '#src/feed/days.ts'
import type { NameOfKey } from '#src/feed/key-names.ts'
import { rankOf } from '#src/feed/signals/find-signals.ts'
import type { Signal } from '#src/feed/signals/signal.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { useWholeWords } from '#src/i18n/whole-words.ts'
import { paths } from '#src/lib/paths.ts'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Isolates } from '#src/ui/isolates.tsx'

import { sentenceFor } from '../event-words.ts'
import type { ShowsFeed } from '../focus-feed.tsx'
import { Matter } from './matter.tsx'
import { keyWords, signalWords, type SignalWords } from './signal-words.ts'
import type { Read } from './use-evidence.ts'

import styles from './signals.module.css'

const showsFeed: ShowsFeed = 'feed'

type SignalMatterProps = {
  signal: Signal
  evidence: Read
  nameOfKey: NameOfKey
  onDismiss: () => void
}

/** Tells signals in words. */
export function useSignalWords(
  { readAgent }: Read,
  nameOfKey: NameOfKey,
): (signal: Signal) => SignalWords {
  const t = useT()
  const tag = useLanguageTag()
  return (signal) => signalWords(signal, { t, tag, readAgent, nameOfKey })
}

/** One signal: what it is, what tells it, and a way to act. */
export function SignalMatter({
  signal,
  evidence,
  nameOfKey,
  onDismiss,
}: SignalMatterProps) {
  const t = useT()
  const isLeftOut = useIsLeftOut()(paths.apiKeys())
  const tag = useLanguageTag()
  const { readAgent } = evidence
  const { title, sentences } = signalWords(signal, {
    t: useWholeWords(),
    tag,
    readAgent,
    nameOfKey,
  })
  return (
    <Matter
      isGrave={rankOf(signal) < 2}
      title={<Isolates of={title} />}
      sentences={<Isolates of={sentences.join(' ')} />}
      actions={<Actions signal={signal} onDismiss={onDismiss} />}
    >
      {signal.kind === 'key-refused' && signal.exists !== false && isLeftOut && (
        <p>{t('signals.keysLeftOut')}</p>
      )}
      {signal.kind === 'new-place' && <Changes signal={signal} nameOfKey={nameOfKey} />}
    </Matter>
  )
}

const lastUseWords = {
  used: 'signals.keyUsed',
  tried: 'signals.keyTried',
  'used-or-tried': 'signals.keyUsedOrTried',
} as const

/** More are in the feed. */
const mostChanges = 5

type ChangesProps = {
  signal: Extract<Signal, { kind: 'new-place' }>
  nameOfKey: NameOfKey
}

/** What was done within the hour, the gravest first; what is too much is counted, and leads to its day in the feed. */
function Changes({ signal: { changes, used, row }, nameOfKey }: ChangesProps) {
  const t = useT()
  const all = [
    ...changes.map((change) => ({
      id: change.id,
      words: sentenceFor(change, t, nameOfKey),
    })),
    ...used.map(({ key: { identifier }, lastUse }) => ({
      id: identifier,
      words: t(lastUseWords[lastUse], {
        key: keyWords(identifier, nameOfKey),
      }),
    })),
  ]
  if (all.length === 0) return null
  const more = all.length - mostChanges
  const day = dayOf(row.timestamp)
  return (
    <>
      <p>{t('signals.changes', { count: all.length })}</p>
      <ul className={styles['changes']}>
        {all.slice(0, mostChanges).map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
        {more > 0 && (
          <li>
            <Link
              to={paths.activity({ from: day, to: day })}
              state={showsFeed}
              preventScrollReset
            >
              {t('signals.changesMore', { count: more })}
            </Link>
          </li>
        )}
      </ul>
    </>
  )
}

type ActionsProps = Pick<SignalMatterProps, 'signal' | 'onDismiss'>

function Actions({ signal, onDismiss }: ActionsProps) {
  const t = useT()
  const { kind, row } = signal
  const day = dayOf(row.timestamp)
  if (kind === 'key-refused' || kind === 'failed-sign-ins') {
    const first = kind === 'failed-sign-ins' ? dayOf(signal.first) : day
    return (
      <>
        {kind === 'failed-sign-ins' ? (
          <Link
            {...buttonLook()}
            to={paths.activity({ kind: 'sign-ins', from: first, to: day })}
            state={showsFeed}
            preventScrollReset
          >
            {t(first === day ? 'signals.showDay' : 'signals.showDays')}
          </Link>
        ) : signal.exists === false ? null : (
          <Link {...buttonLook()} to={paths.apiKeys({ q: signal.identifier })}>
            {t('signals.lookAtKey')}
          </Link>
        )}
        <Button onClick={onDismiss}>{t('signals.dismiss')}</Button>
      </>
    )
  }
  const since = new Date(kind === 'password-known' ? signal.first : row.timestamp)
  return (
    <>
      <Link {...buttonLook()} to={paths.notMe({ since: since.toISOString() })}>
        {t('signals.notMe')}
      </Link>
      <Button onClick={onDismiss}>{t('signals.wasMe')}</Button>
    </>
  )
}
