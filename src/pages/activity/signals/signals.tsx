import { useEffect, useRef, useState } from 'react'

import { useKeyNames } from '#src/account/activity/key-names.ts'
import type { Account } from '#src/api/account.ts'
import type { ActivityEntry } from '#src/api/activity.ts'
import { client } from '#src/api/current.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { announce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { keepFocus } from '#src/ui/focus.ts'
import { useNow } from '#src/ui/time.tsx'

import { keepDismissed, readDismissed } from './dismissed.ts'
import { dated, findSignals } from './find-signals.ts'
import { GroupNotice } from './group-notice.tsx'
import { groupsOf, type SignalGroup } from './groups.ts'
import { placesIn } from './new-places.ts'
import { rememberedPlaces, rememberPlaces } from './remembered.ts'
import { SignalNotice } from './signal-notice.tsx'
import { lookedSince, useEvidence, type Read } from './use-evidence.ts'

import styles from '../activity.module.css'

const isAboutSshKey = ({ event }: ActivityEntry) => event.startsWith('user:ssh-key.')

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

type FoundProps = { account: Account; evidence: Read }

/** Who acts with a key has not signed in with this browser. */
const ownAgent = () =>
  client().config.auth.mode === 'session' ? navigator.userAgent : null

function Found({ account, evidence }: FoundProps) {
  const t = useT()
  const tag = useLanguageTag()
  const now = useNow()
  const [dismissed, setDismissed] = useState(() => readDismissed(account))
  const [all, setAll] = useState(false)
  const list = useRef<HTMLElement>(null)
  const line = useRef<HTMLParagraphElement>(null)
  const nameOfKey = useKeyNames({ ssh: evidence.keys.entries.some(isAboutSshKey) })
  const [rememberedAt] = useState(() => rememberedPlaces(account))
  const signals = findSignals({ ...evidence, now, ownAgent: ownAgent(), rememberedAt })
  const open = signals.filter(({ row }) => !dismissed.includes(row.id))
  const groups = groupsOf(open)
  const shown = all ? groups : groups.slice(0, atFirst)
  const hidden = groups.length - shown.length
  const gone = signals.length - open.length
  const since = lookedSince(evidence.signIns)
  const says = open.length === 0 || hidden > 0 || gone > 0

  const { signIns, readAgent } = evidence
  // What this browser keeps is outside of the page; it is for the next visit, and nothing here reads it again.
  useEffect(() => {
    rememberPlaces(account, placesIn(dated(signIns), readAgent, signals))
    // oxlint-disable-next-line react/exhaustive-deps -- the signals are made of these, and anew at each tick of the clock
  }, [account, signIns, readAgent])

  function dismiss(group: SignalGroup): void {
    const next = [...dismissed, ...group.map(({ row }) => row.id)]
    keepDismissed(account, next)
    keepFocus(() => setDismissed(next), line.current)
    announce(t('signals.dismissed'))
  }
  /** The button goes; the first that is new has focus. */
  function showAll(): void {
    const next = () =>
      list.current?.children[atFirst]?.querySelector<HTMLElement>('a, button')?.focus()
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
      {shown.map((group) => {
        const [signal] = group
        const key = signal.kind + signal.row.id
        const props = { evidence, nameOfKey, onDismiss: () => dismiss(group) }
        return group.length > 1 ? (
          <GroupNotice key={key} group={group} {...props} />
        ) : (
          <SignalNotice key={key} signal={signal} {...props} />
        )
      })}
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
