import { CancelledError, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { useLookAgain } from '#src/forms/look-again.ts'
import { useLife } from '#src/forms/use-life.ts'
import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'

import { hasLateKeys } from './late-keys.ts'
import { isSame } from './made-late.ts'
import type { ToldFirst } from './make-key.ts'
import { isUntold, lastWait } from './still-open.ts'
import { unheardRequests, type Wanted } from './unheard-requests.ts'

type SecondKeyQuestionProps = {
  wanted: Wanted
  /** What the list told of the first key before this was asked. */
  toldFirst: ToldFirst
  /** The list has the first key; may be called again. */
  onFound: () => void
  /** Somebody wants another key, though it may come to two. */
  onAnyway: (form: HTMLFormElement | null) => void
  /** What is known beside that. */
  children?: ReactNode
}

type Told = ToldFirst | 'still-not-there'

const words = {
  'not-there': 'apiKeyCreate.openNotThere',
  'still-not-there': 'apiKeyCreate.openStill',
  untold: 'apiKeyCreate.unheardUntold',
  'not-read': 'apiKeyCreate.openNotRead',
} as const

/**
 * Asks whether another key shall be made while the panel may still make the one that was asked for first: of these alone there
 * must not be two that nobody knows of. It looks for the first by itself meanwhile.
 */
export function SecondKeyQuestion({
  wanted,
  toldFirst,
  onFound,
  onAnyway,
  children,
}: SecondKeyQuestionProps) {
  const t = useT()
  const queries = useQueryClient()
  const lookAgain = useLookAgain()
  const life = useLife()
  const [told, setTold] = useState<Told>(toldFirst)
  const [isChecking, setChecking] = useState(false)
  const [isLooking, setLooking] = useState(true)

  const open = () =>
    unheardRequests(queries).filter((request) => isSame(request.wanted, wanted))
  const look = () => hasLateKeys(queries, (request) => isSame(request.wanted, wanted))
  const found = useEffectEvent(onFound)
  const lookByItself = useEffectEvent((signal: AbortSignal) =>
    lookAgain({ waited: lastWait(open()) }, look, signal),
  )

  // What comes late, nothing that somebody does tells.
  useEffect(() => {
    const over = new AbortController()
    void lookByItself(over.signal).then((hasCome) => {
      if (over.signal.aborted) return
      if (hasCome) found()
      else setLooking(false)
    })
    return () => over.abort()
  }, [])

  async function check() {
    setChecking(true)
    try {
      const hasCome = await look()
      // Whoever went on meanwhile is told by what came of that.
      if (life().aborted) return
      if (hasCome) return onFound()
      const list = queries.getQueryData(keyQueries.apiKeys().queryKey)
      const isUnknown = list && open().some((request) => isUntold(request, list))
      setTold(isUnknown ? 'untold' : 'still-not-there')
    } catch (error) {
      // The account went, and with it what was read of it.
      if (error instanceof CancelledError) return
      if (!isFailure(error)) throw error
      setTold('not-read')
    } finally {
      setChecking(false)
    }
  }

  return (
    <Alert
      kind="warn"
      role="alert"
      takesFocus
      title={t('apiKeyCreate.openTitle')}
      actions={
        <>
          <Button
            pending={isChecking}
            pendingLabel={t('apiKeyCreate.openChecking')}
            onClick={() => void check()}
          >
            {t('apiKeyCreate.openCheck')}
          </Button>
          {/* Sends nothing by itself: what Enter in a field presses is the first button of a form that does. */}
          <Button
            // What is being looked for may be the very key.
            aria-disabled={isChecking || undefined}
            onClick={({ currentTarget }) => isChecking || onAnyway(currentTarget.form)}
          >
            {t('apiKeyCreate.openAnyway')}
          </Button>
        </>
      }
    >
      {children}
      <p>
        {t(words[told])} {t('apiKeyCreate.openTwo')}
      </p>
      {isLooking && <p>{t('errors.looking')}</p>}
    </Alert>
  )
}
