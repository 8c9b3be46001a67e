import { Link } from 'react-router'

import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'

import { sentenceFor } from '../event-words.ts'
import { dayOf } from '../filter.ts'
import { type Evidence, rankOf } from './find-signals.ts'
import type { Signal } from './signal.ts'
import { tell } from './tell.ts'
import { evidenceOf, lookedSince } from './use-evidence.ts'

import styles from '../activity.module.css'

type SignalNoticeProps = {
  signal: Signal
  evidence: Omit<Evidence, 'now'>
  onDismiss: () => void
}

/** One signal: what it is, what tells it, and a way to act. */
export function SignalNotice({ signal, evidence, onDismiss }: SignalNoticeProps) {
  const t = useT()
  const tag = useLanguageTag()
  const { title, sentences } = tell(signal, { t, tag, readAgent: evidence.readAgent })
  const since = lookedSince(evidenceOf(signal, evidence))
  return (
    <Notice
      kind={rankOf(signal) > 1 ? 'info' : 'warn'}
      title={title}
      actions={<Actions signal={signal} onDismiss={onDismiss} />}
    >
      <p>{sentences.join(' ')}</p>
      {signal.kind === 'new-place' && <Changes {...signal} />}
      {since !== null && (
        <p className={styles['looked']}>
          {t('signals.since', {
            date: new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(since),
          })}
        </p>
      )}
    </Notice>
  )
}

/** More are in the feed. */
const mostChanges = 5

type ChangesProps = Pick<Extract<Signal, { kind: 'new-place' }>, 'changes' | 'used'>

function Changes({ changes, used }: ChangesProps) {
  const t = useT()
  const count = changes.length + used.length
  if (count === 0) return null
  return (
    <>
      <p>{t('signals.changes', { count })}</p>
      <ul className={styles['changes']}>
        {changes.slice(0, mostChanges).map((row) => (
          <li key={row.id}>{sentenceFor(row, t)}</li>
        ))}
        {used.slice(0, mostChanges).map(({ identifier }) => (
          <li key={identifier}>{t('signals.keyUsed', { identifier })}</li>
        ))}
      </ul>
    </>
  )
}

type ActionsProps = Pick<SignalNoticeProps, 'signal' | 'onDismiss'>

function Actions({ signal, onDismiss }: ActionsProps) {
  const t = useT()
  const { kind, row } = signal
  const day = dayOf(row.timestamp)
  if (kind === 'key-refused' || kind === 'failed-sign-ins')
    return (
      <>
        {kind === 'key-refused' ? (
          <Link {...buttonLook()} to={paths.apiKeys({ q: signal.identifier })}>
            {t('signals.lookAtKey')}
          </Link>
        ) : (
          <Link
            {...buttonLook()}
            to={paths.activity({ kind: 'sign-ins', from: day, to: day })}
          >
            {t('signals.showThem')}
          </Link>
        )}
        <Button kind="plain" onClick={onDismiss}>
          {t('signals.dismiss')}
        </Button>
      </>
    )
  const since = new Date(kind === 'password-known' ? signal.first : row.timestamp)
  return (
    <>
      <Link {...buttonLook()} to={paths.notMe({ since: since.toISOString() })}>
        {t('signals.notMe')}
      </Link>
      <Button kind="plain" onClick={onDismiss}>
        {t('signals.wasMe')}
      </Button>
    </>
  )
}
