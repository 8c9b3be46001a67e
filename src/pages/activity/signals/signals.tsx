import { useRef, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { announce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { keepFocus } from '#src/ui/focus.ts'
import { useNow } from '#src/ui/time.tsx'

import { keepDismissed, readDismissed } from './dismissed.ts'
import { type Evidence, findSignals } from './find-signals.ts'
import { SignalNotice } from './signal-notice.tsx'
import { lookedSince, useEvidence } from './use-evidence.ts'

import styles from '../activity.module.css'

/** More at once are not read. */
const atFirst = 2

type SignalsProps = { account: Account; feedRead: boolean }

/** What in the feed its owner should look at; where there is nothing, that. */
export function Signals({ account, feedRead }: SignalsProps) {
  const t = useT()
  const found = useEvidence()
  switch (found.state) {
    case 'none':
      return null
    case 'reading':
      return (
        <p className={styles['line']} role="status">
          {t('signals.looking')}
        </p>
      )
    case 'failed':
      return (
        <p className={styles['line']}>
          {feedRead && (
            <>
              {t('signals.failed')}{' '}
              <Button kind="plain" pending={found.pending} onClick={found.again}>
                {t('signals.tryAgain')}
              </Button>
            </>
          )}
        </p>
      )
    case 'read':
      return <Found account={account} evidence={found.evidence} />
  }
}

type FoundProps = { account: Account; evidence: Omit<Evidence, 'now'> }

function Found({ account, evidence }: FoundProps) {
  const t = useT()
  const tag = useLanguageTag()
  const now = useNow()
  const [dismissed, setDismissed] = useState(() => readDismissed(account))
  const [all, setAll] = useState(false)
  const list = useRef<HTMLElement>(null)
  const line = useRef<HTMLParagraphElement>(null)
  const signals = findSignals({ ...evidence, now })
  const open = signals.filter(({ row }) => !dismissed.includes(row.id))
  const shown = all ? open : open.slice(0, atFirst)
  const hidden = open.length - shown.length
  const gone = signals.length - open.length
  const since = lookedSince(evidence.signIns)
  const says = open.length === 0 || hidden > 0 || gone > 0

  function dismiss(id: string): void {
    const next = [...dismissed, id]
    keepDismissed(account, next)
    keepFocus(() => setDismissed(next), line.current)
    announce(t('signals.dismissed'))
  }
  /** The button goes; the first that is new has focus. */
  function showAll(): void {
    const next = () => list.current?.children[atFirst]?.querySelector('a')?.focus()
    keepFocus(() => setAll(true), { focus: next })
  }
  function showDismissed(): void {
    const ids = new Set(signals.map(({ row }) => row.id))
    const next = dismissed.filter((id) => !ids.has(id))
    keepDismissed(account, next)
    keepFocus(() => setDismissed(next), line.current)
  }

  return (
    <section ref={list} className={styles['found']} aria-label={t('signals.label')}>
      {shown.map((signal) => (
        <SignalNotice
          key={signal.kind + signal.row.id}
          signal={signal}
          evidence={evidence}
          onDismiss={() => dismiss(signal.row.id)}
        />
      ))}
      <p className={says ? styles['line'] : undefined} ref={line} tabIndex={-1}>
        {open.length === 0 &&
          since !== null &&
          t(gone > 0 ? 'signals.noneLeft' : 'signals.none', {
            date: new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(since),
          })}{' '}
        {hidden > 0 && (
          <Button kind="plain" onClick={showAll}>
            {t('signals.more', { count: hidden })}
          </Button>
        )}{' '}
        {gone > 0 && (
          <Button kind="plain" onClick={showDismissed}>
            {t('signals.showDismissed', { count: gone })}
          </Button>
        )}
      </p>
    </section>
  )
}
