import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { isOnItsWay } from '#src/forms/is-on-its-way.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { useHere } from '#src/navigation/provider.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { useSignOut } from '#src/session/sign-out.ts'
import { Announcer, useAnnounce } from '#src/ui/announcer.tsx'
import { Actions, Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Stack } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'

import { apiKeyName } from './arrange.ts'
import { type Looking, OutcomeWords, WhyLeft } from './delete-outcomes.tsx'
import { type Outcome, apiKeyMutations, deleting, isGone } from './mutations.ts'

import styles from './api-keys.module.css'

type DeleteKeysProps = {
  /** At least one. */
  keys: readonly ApiKey[]
  /** The dialog is done with; these identifiers are no longer there. */
  onClose: (deleted: ReadonlySet<string>) => void
}

/** Deletes keys: names each, says what stops working, shows how far it is and what became of each. */
export function DeleteKeys({ keys, onClose }: DeleteKeysProps) {
  const t = useT()
  const announce = useAnnounce()
  const id = useId()
  const { leave } = useSignOut()
  const here = useHere()
  // The key that this page works with goes last: without it nothing else can be deleted.
  const { isInUse } = ownKey(useHost())
  const [order] = useState(() =>
    keys.toSorted(
      (one, other) => Number(isInUse(one.identifier)) - Number(isInUse(other.identifier)),
    ),
  )
  const inUse = order.some(({ identifier }) => isInUse(identifier))
  const queries = useQueryClient()
  const { mutate, isIdle, isPending, error } = useMutation(apiKeyMutations.delete())
  if (error) throw error
  const [sure, setSure] = useState(false)
  const [unsure, setUnsure] = useState(false)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [looking, setLooking] = useState<Looking>('looking')
  // The same for each try.
  const known = useRef(new Map<string, Outcome>())
  const tries = useRef(0)
  const stopping = useRef(false)
  const tick = useRef<HTMLInputElement>(null)
  const gone = new Set(
    [...outcomes].flatMap(([identifier, outcome]) => (isGone(outcome) ? [identifier] : [])),
  )

  function go() {
    if (inUse && !sure) {
      setUnsure(true)
      return tick.current?.focus()
    }
    if (isOnItsWay(queries, deleting)) return
    // What came of the last try, what comes late of it included, is told again with this one.
    const left = order.filter(({ identifier }) => !gone.has(identifier))
    setLooking('looking')
    stopping.current = false
    tries.current += 1
    const mine = tries.current
    mutate(
      {
        keys: left,
        tell(identifier, outcome) {
          const wasLate = known.current.get(identifier)?.kind === 'late'
          known.current.set(identifier, outcome)
          setOutcomes(new Map(known.current))
          if (wasLate) announce(t('apiKeyDelete.deletedLate', { identifier }))
        },
        stopped: () => stopping.current,
        looked: (isListed) => {
          if (mine === tries.current) setLooking(isListed ? 'listed' : 'not-told')
        },
        leave: () => leave('key-deleted', here),
      },
      {
        onSuccess() {
          const all = [...known.current]
          if (all.every(([, outcome]) => isGone(outcome)))
            onClose(new Set(all.map(([identifier]) => identifier)))
        },
      },
    )
  }

  const count = order.length
  const isOver = !isIdle && !isPending
  const left = count - gone.size
  const isUnknown = [...outcomes.values()].some(({ kind }) =>
    ['unknown', 'late'].includes(kind),
  )
  return (
    <Dialog
      role="alertdialog"
      title={
        isOver
          ? t(
              isUnknown ? 'apiKeyDelete.resultsUnknownTitle' : 'apiKeyDelete.resultsTitle',
              { left },
            )
          : t('apiKeyDelete.title', { count })
      }
      onClose={isPending ? () => (stopping.current = true) : () => onClose(gone)}
    >
      <Stack>
        <ul className={styles['named']}>
          {order.map((key) => (
            <li key={key.identifier}>
              <Value of={apiKeyName(key)} />{' '}
              <code dir="ltr" translate="no">
                {brief(key.identifier)}
              </code>
              <OutcomeWords outcome={outcomes.get(key.identifier)} />
            </li>
          ))}
        </ul>
        {isIdle && <p>{t('apiKeyDelete.text', { count })}</p>}
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
          <div role="status" ref={focusOnArrival} tabIndex={-1}>
            <progress
              max={count}
              value={gone.size}
              aria-label={t('apiKeyDelete.deleting')}
            />
            <p>{t('apiKeyDelete.progress', { done: gone.size, count })}</p>
          </div>
        )}
        {isIdle && (
          <Actions>
            <Button kind="danger" onClick={go}>
              {t('apiKeyDelete.confirm', { count })}
            </Button>
            <Button data-first-focus onClick={() => onClose(gone)}>
              {t('apiKeyDelete.keep', { count })}
            </Button>
          </Actions>
        )}
        {isPending && count > 1 && (
          <Actions>
            <Button onClick={() => (stopping.current = true)}>
              {t('apiKeyDelete.stop')}
            </Button>
          </Actions>
        )}
        {isOver && left > 0 && (
          <WhyLeft
            left={order.filter(({ identifier }) => !gone.has(identifier))}
            outcomes={outcomes}
            looking={looking}
          />
        )}
        {isOver && (
          <Actions>
            {left > 0 && (
              <Button kind="danger" onClick={go}>
                {t('forms.tryAgain')}
              </Button>
            )}
            <Button ref={focusOnArrival} onClick={() => onClose(gone)}>
              {t('apiKeyDelete.close')}
            </Button>
          </Actions>
        )}
      </Stack>
      {/* The page's own announcer lies outside, and is silent while a modal dialog is open. */}
      <Announcer />
    </Dialog>
  )
}
