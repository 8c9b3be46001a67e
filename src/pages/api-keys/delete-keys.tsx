import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { recentKey } from '#src/account/activity/recent-key.ts'
import { isKeyInUse } from '#src/account/key-in-use.ts'
import { keyQueries } from '#src/account/key-queries.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import { useT } from '#src/i18n/context.ts'
import { Actions, Stack } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'

import { nameOf } from './arrange.ts'
import { deleteEach, type Outcome } from './delete-each.ts'
import { OutcomeWords } from './outcome-words.tsx'

import styles from './api-keys.module.css'

type DeleteKeysProps = {
  /** At least one. */
  keys: readonly ApiKey[]
  /** The dialog is done with; these identifiers are no longer there. */
  onClose: (deleted: ReadonlySet<string>) => void
}

type Stage = 'asking' | 'deleting' | 'over'

/** Deletes keys: names each, says what stops working, shows how far it is and what became of each. */
export function DeleteKeys({ keys, onClose }: DeleteKeysProps) {
  const t = useT()
  const queries = useQueryClient()
  // The key that this page works with goes last: without it nothing else can be deleted.
  const [order] = useState(() =>
    keys.toSorted(
      (one, other) =>
        Number(isKeyInUse(one.identifier)) - Number(isKeyInUse(other.identifier)),
    ),
  )
  const inUse = order.some(({ identifier }) => isKeyInUse(identifier))
  const [stage, setStage] = useState<Stage>('asking')
  const [sure, setSure] = useState(false)
  const [unsure, setUnsure] = useState(false)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const stopping = useRef(false)
  const tick = useRef<HTMLInputElement>(null)
  const gone = new Set(
    [...outcomes].flatMap(([identifier, { kind }]) =>
      kind === 'deleted' || kind === 'gone' ? [identifier] : [],
    ),
  )

  async function go() {
    if (inUse && !sure) {
      setUnsure(true)
      return tick.current?.focus()
    }
    setStage('deleting')
    const known = new Map<string, Outcome>()
    await deleteEach(
      order,
      (identifier, outcome) => {
        known.set(identifier, outcome)
        setOutcomes(new Map(known))
      },
      () => stopping.current,
    )
    void queries.invalidateQueries({ queryKey: recentKey })
    await queries.invalidateQueries(keyQueries.apiKeys())
    const all = [...known].every(([, { kind }]) => kind === 'deleted' || kind === 'gone')
    if (all) onClose(new Set(known.keys()))
    else setStage('over')
  }

  const count = order.length
  const failed = count - gone.size
  return (
    <Dialog
      role="alertdialog"
      title={
        stage === 'over'
          ? t('apiKeys.resultsTitle', { failed })
          : t('apiKeys.deleteTitle', { count })
      }
      onClose={stage === 'deleting' ? () => (stopping.current = true) : () => onClose(gone)}
    >
      <Stack>
        <ul className={styles['named']}>
          {order.map((key) => (
            <li key={key.identifier}>
              <bdi>{nameOf(key)}</bdi>{' '}
              <code dir="ltr" translate="no">
                {key.identifier}
              </code>
              <OutcomeWords outcome={outcomes.get(key.identifier)} />
            </li>
          ))}
        </ul>
        {stage === 'asking' && <p>{t('apiKeys.deleteText', { count })}</p>}
        {stage === 'asking' && inUse && (
          <div>
            <p>{t('apiKeys.deleteInUse')}</p>
            <label className={styles['sure']}>
              <input
                ref={tick}
                type="checkbox"
                checked={sure}
                onChange={(event) => setSure(event.target.checked)}
                aria-describedby={unsure && !sure ? 'delete-in-use' : undefined}
              />
              {t('apiKeys.deleteInUseSure')}
            </label>
            {unsure && !sure && (
              <p id="delete-in-use" className={styles['error']}>
                {t('apiKeys.deleteInUseTick')}
              </p>
            )}
          </div>
        )}
        {stage === 'deleting' && (
          // The button that was pressed is gone: focus must not leave the dialog with it.
          <div role="status" ref={focusOnArrival} tabIndex={-1}>
            <progress
              max={count}
              value={outcomes.size}
              aria-label={t('apiKeys.deleting')}
            />
            <p>{t('apiKeys.progress', { done: outcomes.size, count })}</p>
          </div>
        )}
        {stage === 'asking' && (
          <Actions>
            <Button kind="danger" onClick={() => void go()}>
              {t('apiKeys.confirmDelete', { count })}
            </Button>
            <Button data-first-focus onClick={() => onClose(gone)}>
              {t('apiKeys.keep', { count })}
            </Button>
          </Actions>
        )}
        {stage === 'deleting' && count > 1 && (
          <Actions>
            <Button onClick={() => (stopping.current = true)}>{t('apiKeys.stop')}</Button>
          </Actions>
        )}
        {stage === 'over' && (
          <Actions>
            <Button ref={focusOnArrival} onClick={() => onClose(gone)}>
              {t('apiKeys.close')}
            </Button>
          </Actions>
        )}
      </Stack>
    </Dialog>
  )
}
