import { useEffect, useEffectEvent, useRef, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import type { NameOfKey } from '#src/feed/key-names.ts'
import { keepDismissed, readDismissed } from '#src/feed/signals/dismissed.ts'
import { dated, findSignals, rankOf } from '#src/feed/signals/find-signals.ts'
import { openGroups, type SignalGroup } from '#src/feed/signals/groups.ts'
import { lookedSince } from '#src/feed/signals/looked.ts'
import { placesIn } from '#src/feed/signals/new-places.ts'
import { ownAgent } from '#src/feed/signals/own-agent.ts'
import { rememberedPlaces, rememberPlaces } from '#src/feed/signals/remembered.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { classNames } from '#src/ui/class-names.ts'
import { keepFocus } from '#src/ui/focus.ts'
import { Icon } from '#src/ui/icons.tsx'
import { useDay, useNow } from '#src/ui/time.tsx'

import { GroupMatter, groupTitle } from './group-matter.tsx'
import { SignalMatter, useSignalWords } from './signal-matter.tsx'
import { useEvidence, type Read } from './use-evidence.ts'

import text from '#src/ui/text.module.css'
import pageStyles from '../activity.module.css'
import styles from './signals.module.css'

type SignalsProps = {
  account: Account
  /** Whether the feed has rows to show: where it has none, it is the feed that says why. */
  feedRead: boolean
  /** Reads again whatever on the page could not be read. */
  again: () => void
}

/** What in the feed its owner should look at, in one line that opens; where there is nothing, that. */
export function Signals({ account, feedRead, again }: SignalsProps) {
  const t = useT()
  const found = useEvidence()
  switch (found.state) {
    case 'none':
      return null
    case 'reading':
      return (
        <p className={pageStyles['line']} role="status">
          {t('signals.looking')}
        </p>
      )
    case 'failed':
      return (
        <p className={pageStyles['line']}>
          {feedRead && (
            <>
              {t('signals.failed')}{' '}
              <Button kind="plain" pending={found.pending} onClick={again}>
                {t('forms.tryAgain')}
              </Button>
            </>
          )}
        </p>
      )
    case 'read': {
      const { evidence, nameOfKey } = found
      return <Found {...{ account, evidence, nameOfKey }} />
    }
  }
}

type FoundProps = { account: Account; evidence: Read; nameOfKey: NameOfKey }

const idsOf = (groups: readonly SignalGroup[]) => groups.flat().map(({ row }) => row.id)

function Found({ account, evidence, nameOfKey }: FoundProps) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const day = useDay()
  const now = useNow()
  const section = useRef<HTMLElement>(null)
  const [rememberedAt] = useState(() => rememberedPlaces(host, account))
  const signals = findSignals({ ...evidence, now, ownAgent: ownAgent(host), rememberedAt })
  const [dismissed, setDismissed] = useState(() => readDismissed(host, account))
  const groups = openGroups(signals, dismissed)
  const gone = signals.filter(({ row }) => dismissed.includes(row.id)).length
  const readings = [evidence.signIns, evidence.keys, evidence.account]
  const since = lookedSince(readings)
  const signInsSince = lookedSince([evidence.signIns])
  const isOdd = readings.some(({ odd }) => odd > 0)
  const title = useTitle(evidence, nameOfKey)

  const { signIns, readAgent } = evidence
  // What this browser keeps is outside of the page; it is for the next visit, and nothing here reads it again.
  useEffect(() => {
    rememberPlaces(host, account, placesIn(dated(signIns), readAgent, signals))
    // oxlint-disable-next-line react/exhaustive-deps -- the signals are made of these, and anew at each tick of the clock
  }, [host, account, signIns, readAgent])
  const tell = useEffectEvent(() => {
    if (groups.length > 0) announce(t('signals.found', { count: groups.length }))
  })
  // Who listens was told that it is looked for: speech is outside of the page.
  useEffect(() => tell(), [signals.length])

  /** Focus goes to `next` when what had it is gone. */
  function change(ids: readonly string[], next: () => void): void {
    keepDismissed(host, account, ids)
    keepFocus(host, () => setDismissed(ids), { focus: next })
  }
  const focusIn = (selector: string) =>
    section.current?.querySelector<HTMLElement>(selector)?.focus()
  function dismiss(group: SignalGroup): void {
    // What comes next stands in its place, or else what is the last; after that is the line.
    const at = Math.min(groups.indexOf(group), groups.length - 2)
    change([...dismissed, ...idsOf([group])], () =>
      focusIn(at < 0 ? 'p' : `details > ul > :nth-child(${at + 1}) :is(a, button)`),
    )
    announce(t('signals.dismissed'))
  }
  function showDismissed(): void {
    const ids = new Set(signals.map(({ row }) => row.id))
    change(
      dismissed.filter((id) => !ids.has(id)),
      () => focusIn('summary'),
    )
  }

  const [first] = groups
  const rest = (
    <>
      {isOdd && <>{t('signals.odd')} </>}
      {gone > 0 && (
        <Button kind="plain" onClick={showDismissed}>
          {t('signals.showDismissed', { count: gone })}
        </Button>
      )}
    </>
  )
  return (
    <section ref={section} aria-label={t('signals.label')}>
      {!first ? (
        <p className={pageStyles['line']} tabIndex={-1}>
          {since !== null &&
            t(gone > 0 ? 'signals.noneLeft' : 'signals.none', { date: day(since) })}{' '}
          {rest}
        </p>
      ) : (
        <details className={classNames(text['surface'], styles['notice'])}>
          <summary>
            <span
              className={styles['sign']}
              data-kind={rankOf(first[0]) < 2 ? 'warn' : 'info'}
            >
              <Icon name={rankOf(first[0]) < 2 ? 'warning' : 'info'} />
            </span>
            <b>{t('signals.found', { count: groups.length })}</b>
            <span className={styles['first']}>{title(first)}</span>
            <Icon name="forward" />
          </summary>
          <ul>
            {groups.map((group) => {
              const [signal] = group
              const key = signal.kind + signal.row.id
              const props = { evidence, nameOfKey, onDismiss: () => dismiss(group) }
              return group.length > 1 ? (
                <GroupMatter key={key} group={group} {...props} />
              ) : (
                <SignalMatter key={key} signal={signal} {...props} />
              )
            })}
          </ul>
          {(signInsSince !== null || isOdd || gone > 0) && (
            <p className={styles['rest']}>
              {signInsSince !== null && t('signals.since', { date: day(signInsSince) })}{' '}
              {rest}
            </p>
          )}
        </details>
      )}
    </section>
  )
}

/** What a group of signals is called. */
function useTitle(evidence: Read, nameOfKey: NameOfKey): (group: SignalGroup) => string {
  const t = useT()
  const words = useSignalWords(evidence, nameOfKey)
  return (group) => (group.length > 1 ? groupTitle(group, t) : words(group[0]).title)
}
