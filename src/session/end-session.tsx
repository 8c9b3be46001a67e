import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { type Failure, Unavailable, isFailure } from '#src/api/failures.ts'
import { signOut, metMaintenance, wasNotSent } from '#src/api/session.ts'
import { failureWords } from '#src/forms/failure-words.ts'
import { WaitAlert } from '#src/forms/wait-alert.tsx'
import { useRich, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { Button } from '#src/ui/button.tsx'
import { useCountdown } from '#src/ui/countdown.tsx'
import { Value } from '#src/ui/value.tsx'

import { otherTabs } from './other-tabs.ts'
import { clientOf, hostOf } from './panel-client.ts'
import { usePanel } from './panel-context.ts'

/** How long a sign-out may take before the page says that it waits, in milliseconds. */
export const signOutPatience = 4000

type EndSessionOptions = {
  /** Stops waiting for the panel; what was sent may be carried out all the same. */
  signal: AbortSignal
  /** Called when the panel took the sign-out, rather than that nobody was there any more. */
  onTaken?: () => void
  /** Called with why the panel did not take it, as far as its answer tells: it may have, or may still (`mayComeLate`). */
  onFailed?: (failure: Failure) => void
}

/**
 * Ends the session of this browser, looks whether it is ended, and tells the other tabs once it is; a reload is asked about
 * meanwhile. Gives who is still
 * signed in, `null` when nobody is. Throws a failure when nobody can tell, also because the wait was stopped.
 */
export async function endSession(
  queries: QueryClient,
  options: EndSessionOptions,
): Promise<Account | null> {
  const host = hostOf(queries)
  // A page that is loaded anew hears nothing any more, and would show somebody who may be signed out at any moment.
  const stopAsking = host.onWindow('beforeunload', (event) => {
    if (host.root.isConnected) event.preventDefault()
  })
  try {
    const still = await signOut(clientOf(queries), options)
    if (!still) otherTabs(host).tell({ about: 'session', now: 'signed-out' })
    return still
  } catch (error) {
    if (!options.signal.aborted) throw error
    throw new Unavailable('POST /auth/logout', 'timeout', { mayHaveRun: true })
  } finally {
    stopAsking()
  }
}

/** Ends the session of this browser where somebody stands in the way; `onEnded` is called, and waited for, once nobody is signed in any more. */
export function useEndSession(onEnded: () => unknown) {
  const queries = useQueryClient()
  const waiting = useRef<AbortController>(null)
  const { mutate, isPending, data, error } = useMutation({
    async mutationFn() {
      waiting.current = new AbortController()
      const { signal } = waiting.current
      let why: Failure | null = null
      const still = await endSession(queries, { signal, onFailed: (each) => (why = each) })
      return { still, why }
    },
    onSuccess: ({ still }) => still ?? onEnded(),
  })
  return {
    /** Begins, or tries again. */
    end: () => mutate(),
    isPending,
    /** Stops waiting for an answer that does not come. */
    stop: () => waiting.current?.abort(),
    /** Who is still signed in after it; nothing while nobody is, or nobody knows. */
    still: data?.still,
    /** Why, as far as the answer tells. */
    why: data?.why ?? null,
    /** Why nobody knows. */
    error,
  }
}
type EndSession = ReturnType<typeof useEndSession>

type SignOutTroubleProps = {
  /** Who is to be signed out; `null` when the panel only said that there is somebody. */
  account: Account | null
  /** What becomes of it. */
  leaving: EndSession
}

/**
 * What becomes of a sign-out that does not end as it should, beside the button that tries again: the panel takes long,
 * somebody is still signed in, or nobody can tell, with the panel's own page as the other way. Throws an error that is no
 * failure of the panel.
 */
export function SignOutTrouble({ account, leaving }: SignOutTroubleProps) {
  const t = useT()
  const rich = useRich()
  const { panelUrl, panelName } = usePanel()
  const { isPending, still, why, error, stop } = leaving
  if (error && !isFailure(error)) throw error
  if (isPending) return <Slow stop={stop} />
  if (!error && !still) return null
  if (wasNotSent(error)) return <p role="alert">{t('signIn.outOffline')}</p>
  if (error && metMaintenance(error))
    return <p role="alert">{t('errors.why', failureWords(error, t, true))}</p>
  const reason = error ?? why
  const isPaused = reason?.kind === 'throttled'
  const words = reason && !isPaused && whyNotSignedOut(reason, t)
  const link = (
    <a href={panelUrl} target="_blank" rel="noopener">
      {t('signIn.outLink', { panel: panelName })}
    </a>
  )
  const told = (
    <p role="alert">
      {still
        ? rich('signIn.outStill', { name: <Value isPrivate of={still.username} />, link })
        : account
          ? rich('signIn.outUnknown', {
              name: <Value isPrivate of={account.username} />,
              link,
            })
          : rich('signIn.outUnknownWho', { link })}
      {words && ` ${words}`}
    </p>
  )
  return isPaused ? (
    <>
      {told}
      <WaitAlert failure={reason} write />
    </>
  ) : (
    told
  )
}

/**
 * Why a sign-out came to nothing, or nobody knows what it came to: its kind, and how long to wait where that was asked for.
 * `null` for an answer that nobody is signed in: it is no reason, where somebody was looked up to be there.
 */
export function whyNotSignedOut(failure: Failure, t: Translate): string | null {
  if (failure.kind === 'unauthenticated') return null
  const { title, text } = failureWords(failure, t)
  return failure.kind === 'throttled' || failure.kind === 'unavailable'
    ? t('errors.why', { title, text })
    : t('errors.whyAlone', { title })
}

/** Nothing at first: most panels answer at once. */
function Slow({ stop }: Pick<EndSession, 'stop'>) {
  const t = useT()
  const [end] = useState(() => Date.now() + signOutPatience)
  if (useCountdown(end) > 0) return null
  return (
    <>
      <p role="alert">{t('signIn.outSlow')}</p>
      <p>
        <Button kind="plain" onClick={stop}>
          {t('signIn.outStop')}
        </Button>
      </p>
    </>
  )
}
