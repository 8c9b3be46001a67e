import { useEffect, useLayoutEffect, useRef, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import type { NameOfKey } from '#src/feed/key-names.ts'
import { keepDismissed, readDismissed } from '#src/feed/signals/dismissed.ts'
import { dated, findSignals, rankOf } from '#src/feed/signals/find-signals.ts'
import { openGroups, type SignalGroup } from '#src/feed/signals/groups.ts'
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
import { useLongDate, useNow } from '#src/ui/time.tsx'

import type { Above } from '../use-above.ts'
import { GroupNotice } from './group-notice.tsx'
import { lookedSince } from './looked.ts'
import { SignalNotice } from './signal-notice.tsx'
import { useEvidence, type Read } from './use-evidence.ts'

import pageStyles from '../activity.module.css'
import styles from './signals.module.css'

/** More at once are not read. */
const atFirst = 2

type SignalsProps = {
  account: Account
  /** Whether the feed has rows to show: where it has none, it is the feed that says why. */
  feedRead: boolean
  /** Reads again whatever on the page could not be read. */
  again: () => void
  above: Above
}

/** What in the feed its owner should look at; where there is nothing, that. */
export function Signals({ account, feedRead, again, above }: SignalsProps) {
  const t = useT()
  const found = useEvidence()
  const isSettled = found.state !== 'reading' && found.isWhole
  const { onSettled } = above
  // The feed is another part of the page: it comes in the same frame as what it waits for.
  useLayoutEffect(() => {
    if (isSettled) onSettled(true)
  }, [isSettled, onSettled])
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
      return <Found {...{ account, evidence, nameOfKey }} isLate={above.shown} />
    }
  }
}

type FoundProps = {
  account: Account
  evidence: Read
  nameOfKey: NameOfKey
  /** Whether the feed is on the screen as they arrive: then they are told in their line, and stand there on demand. */
  isLate: boolean
}

const idsOf = (groups: readonly SignalGroup[]) => groups.flat().map(({ row }) => row.id)

function Found({ account, evidence, nameOfKey, isLate }: FoundProps) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const date = useLongDate()
  const now = useNow()
  const list = useRef<HTMLElement>(null)
  const line = useRef<HTMLParagraphElement>(null)
  const [rememberedAt] = useState(() => rememberedPlaces(host, account))
  const signals = findSignals({ ...evidence, now, ownAgent: ownAgent(host), rememberedAt })
  const without = (ids: readonly string[]) => openGroups(signals, ids)
  const [dismissed, setDismissed] = useState(() => readDismissed(host, account))
  const groups = without(dismissed)
  /** What stands there, by its rows: what is found later pushes nothing away that is being read. */
  const [drawn, setDrawn] = useState(() => (isLate ? [] : idsOf(groups.slice(0, atFirst))))
  const isDrawn = (group: SignalGroup) => group.some(({ row }) => drawn.includes(row.id))
  const shown = groups.filter(isDrawn)
  const more = groups.filter((group) => !isDrawn(group))
  const told = shown.length === 0 ? more.length : 0
  const isGrave = more.some(([first]) => rankOf(first) < 2)
  const gone = signals.filter(({ row }) => dismissed.includes(row.id)).length
  const readings = [evidence.signIns, evidence.keys, evidence.account]
  const since = lookedSince(readings)

  const { signIns, readAgent } = evidence
  // What this browser keeps is outside of the page; it is for the next visit, and nothing here reads it again.
  useEffect(() => {
    rememberPlaces(host, account, placesIn(dated(signIns), readAgent, signals))
    // oxlint-disable-next-line react/exhaustive-deps -- the signals are made of these, and anew at each tick of the clock
  }, [host, account, signIns, readAgent])
  // Who listens was told that it is looked for: speech is outside of the page.
  useEffect(() => {
    if (told > 0) announce(t('signals.found', { count: told }))
  }, [told, t, announce])

  function change(
    next: readonly string[],
    fallback: Pick<HTMLElement, 'focus'> | null = line.current,
  ): void {
    keepDismissed(host, account, next)
    const change = () => {
      setDismissed(next)
      setDrawn([...drawn, ...idsOf(without(next).slice(0, atFirst))])
    }
    keepFocus(host, change, fallback)
  }
  function dismiss(group: SignalGroup): void {
    const at = shown.indexOf(group)
    // What comes next stands in its place; after the last finding that is the line.
    const focus = () => {
      const next = list.current?.children[at]
      const target =
        next === line.current ? next : next?.querySelector<HTMLElement>('a, button')
      if (target instanceof HTMLElement) target.focus()
    }
    change([...dismissed, ...idsOf([group])], { focus })
    announce(t('signals.dismissed'))
  }
  function showDismissed(): void {
    const ids = new Set(signals.map(({ row }) => row.id))
    change(dismissed.filter((id) => !ids.has(id)))
  }
  /** The button goes; the first that is new has focus. */
  function showAll(): void {
    const first = groups.findIndex((group) => !isDrawn(group))
    const next = () =>
      list.current?.children[first]?.querySelector<HTMLElement>('a, button')?.focus()
    keepFocus(host, () => setDrawn(idsOf(groups)), { focus: next })
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
      <p
        className={classNames(pageStyles['line'], told > 0 && styles['told'])}
        data-kind={isGrave ? 'warn' : undefined}
        ref={line}
        tabIndex={-1}
      >
        {groups.length === 0 &&
          since !== null &&
          t(gone > 0 ? 'signals.noneLeft' : 'signals.none', {
            date: date(since),
          })}{' '}
        {readings.some(({ odd }) => odd > 0) && t('signals.odd')}{' '}
        {told > 0 && (
          <>
            <Icon name={isGrave ? 'warning' : 'info'} />
            <strong>{t('signals.found', { count: told })}</strong>
          </>
        )}{' '}
        {more.length > 0 && (
          <Button kind="plain" onClick={showAll}>
            {told > 0 ? t('signals.show') : t('signals.more', { count: more.length })}
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
