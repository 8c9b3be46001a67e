import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { useLife } from '#src/forms/use-life.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { Announcer, useAnnounce } from '#src/ui/announcer.tsx'
import { Actions, Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Stack } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'

import { AfterDeletion, afterWords, lateWords, openWords } from './after-deletion.tsx'
import { OutcomeWords, WhyLeft } from './delete-outcomes.tsx'
import { type KeyToDelete, keyReference } from './key-to-delete.ts'
import { type LastUseOf, lastUseUntold, LastUseWords } from './last-use.tsx'
import { lackedSession } from './mutations.ts'
import { useDeletion } from './use-deletion.ts'
import { useToldByName } from './use-told-by-name.ts'

import styles from './deletion.module.css'

type DeleteKeysProps = {
  /** At least one. */
  keys: readonly KeyToDelete[]
  /** The dialog is done with; these identifiers are no longer there. */
  onClose: (deleted: ReadonlySet<string>) => void
  /**
   * Where it is given, a notice stands here after the dialog, for what was deleted and for what may be yet; it is called once
   * that is read, and where there is nothing to say.
   */
  onOver?: () => void
  /** Whether nothing else was deleted since: what is only good news gives way to the next. */
  isLatest?: boolean
  /** Whether the list has a key still. */
  isListed?: (key: KeyToDelete) => boolean
  /** What the feed tells of last uses, where it was read. */
  lastUseOf?: LastUseOf
}

const noKeys: ReadonlySet<string> = new Set()

/** Deletes keys: names each, says what stops working, shows how far it is and what became of each. */
export function DeleteKeys({
  keys,
  onClose,
  onOver,
  isLatest = true,
  isListed = () => true,
  lastUseOf = lastUseUntold,
}: DeleteKeysProps) {
  const t = useT()
  const language = useLanguageTag()
  const announce = useAnnounce()
  const id = useId()
  const [isOpen, setIsOpen] = useState(true)
  // The same for what comes late, and was begun when it was open; whoever leaves closes nothing.
  const isOpenNow = useRef(true)
  const life = useLife()
  const {
    order,
    inUse,
    outcomes,
    gone,
    left,
    open,
    late,
    now,
    looking,
    isIdle,
    isPending,
    isAtStake,
    go,
    stop,
  } = useDeletion(keys, {
    onAllGone: close,
    onLate(key) {
      announce(lateWords(key, t))
    },
    onInVain(those, told) {
      // In the dialog it is part of an alert, which is heard by itself.
      if (!isOpenNow.current || life().aborted)
        announce(openWords(those, told, t, language))
    },
  })
  const isToldByName = useToldByName()
  const [sure, setSure] = useState(false)
  const [unsure, setUnsure] = useState(false)
  const tick = useRef<HTMLInputElement>(null)

  function close() {
    const results = now()
    const those = { ...results, open: results.open.filter(isListed), looking }
    const words = afterWords(those, t, language)
    isOpenNow.current = false
    // What follows may lead elsewhere, and is not to be asked whether to leave.
    flushSync(() => setIsOpen(false))
    if (onOver && words.length > 0) announce(words.join(' '))
    onClose(results.gone)
    if (results.gone.size + results.open.length === 0) onOver?.()
  }

  function confirm() {
    if (inUse && !sure) {
      setUnsure(true)
      return tick.current?.focus()
    }
    go()
  }

  const count = order.length
  const [first, second] = new Set(order.map((key) => key.of))
  const of = second ? 'both' : (first ?? 'both')
  const isOver = !isIdle && !isPending
  // Beside the one whose turn it is.
  const hasMore = order.filter(({ identifier }) => !outcomes.has(identifier)).length > 1
  const isUnknown =
    open.length > 0 || [...outcomes.values()].some(({ kind }) => kind === 'unknown')
  if (!isOpen && onOver)
    return (
      <AfterDeletion
        {...{ gone: isLatest ? gone : noKeys, late, looking, onOver }}
        open={open.filter(isListed)}
      />
    )
  return (
    <Dialog
      role="alertdialog"
      title={
        isOver
          ? t(
              isUnknown ? 'apiKeyDelete.resultsUnknownTitle' : 'apiKeyDelete.resultsTitle',
              { left: left.length, gone: count - left.length },
            )
          : t('apiKeyDelete.title', { of, count })
      }
      onClose={isPending ? stop : close}
    >
      <Stack>
        <ul className={styles['named']}>
          {order.map((key) => (
            <li key={key.identifier}>
              <Value of={key.name} />{' '}
              {!isToldByName(key) && (
                <code dir="ltr" translate="no">
                  <Value isPrivate of={keyReference(key)} />
                </code>
              )}
              {isIdle && <LastUseWords {...{ ...key, lastUseOf }} />}
              <OutcomeWords
                outcome={outcomes.get(key.identifier)}
                isOpen={open.includes(key)}
              />
            </li>
          ))}
        </ul>
        {isIdle && <p>{t('apiKeyDelete.text', { of, count })}</p>}
        {isIdle && inUse && (
          <div>
            <p>{t('apiKeyDelete.inUse', { count })}</p>
            <label className={styles['sure']}>
              <input
                ref={tick}
                type="checkbox"
                checked={sure}
                onChange={(event) => setSure(event.target.checked)}
                aria-describedby={unsure && !sure ? id : undefined}
              />
              {t('apiKeyDelete.inUseSure')}
            </label>
            {unsure && !sure && (
              <p id={id} className={styles['error']}>
                {t('apiKeyDelete.inUseTick', { count })}
              </p>
            )}
          </div>
        )}
        {isPending && (
          // The button that was pressed is gone: focus must not leave the dialog with it.
          <div ref={focusOnArrival} tabIndex={-1}>
            <progress
              max={count}
              value={gone.size}
              aria-label={t('apiKeyDelete.deleting')}
            />
            {/* Spoken is what is known, and of one key alone its end: the bar has the name of what only stands there. */}
            <p role="status">
              {count > 1 && outcomes.size > 0 ? (
                t('apiKeyDelete.progress', { done: gone.size, count })
              ) : (
                <span aria-hidden="true">{t('apiKeyDelete.deleting')}</span>
              )}
            </p>
          </div>
        )}
        {isIdle && (
          <Actions>
            <Button kind="danger" onClick={confirm}>
              {t('apiKeyDelete.confirm', { count })}
            </Button>
            <Button data-first-focus onClick={close}>
              {t('apiKeyDelete.keep', { count })}
            </Button>
          </Actions>
        )}
        {isPending && left.length > 1 && (
          <Actions>
            <Button onClick={stop}>{t('apiKeyDelete.stop')}</Button>
          </Actions>
        )}
        {isOver && left.length > 0 && <WhyLeft {...{ left, open, outcomes, looking }} />}
        {isOver && (
          <Actions>
            {left.length > 0 && (
              <Button kind="danger" onClick={go}>
                {t('forms.tryAgain')}
              </Button>
            )}
            {/* Focus comes to it again when the other button goes by itself. */}
            <Button
              key={left.length > 0 ? 'beside' : 'alone'}
              ref={focusOnArrival}
              onClick={close}
            >
              {t('apiKeyDelete.close')}
            </Button>
          </Actions>
        )}
      </Stack>
      <LeaveGuard
        when={isAtStake && isOpen}
        isSending
        what=""
        asks={
          hasMore && {
            title: t('forms.leaveSendingTitle'),
            text: t('apiKeyDelete.leaveSending'),
          }
        }
        isSignedOut={isOver && [...outcomes.values()].some(lackedSession)}
        onLeave={stop}
      />
      {/* The page's own announcer lies outside, and is silent while a modal dialog is open. */}
      <Announcer />
    </Dialog>
  )
}
