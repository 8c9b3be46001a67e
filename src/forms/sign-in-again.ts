import { useSyncExternalStore } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { useHost } from '#src/host/context.ts'
import { perHost, type Host } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { unsavedInput } from '#src/host/unsaved-input.ts'
import { emitter, observableRecord } from '#src/lib/observable.ts'

/** Where somebody signs in who is signed out, when that is no page of Perch; `null` when it is. */
const place = perHost(() => ({ address: (): string | null => null }))

/** Says where that is; `address` is asked each time. */
export function setSignInAddress(host: Host, address: () => string | null): void {
  place(host).address = address
}

export const signsInElsewhere = (host: Host): boolean => place(host).address() !== null

/**
 * The news that nobody is signed in: whether the host page was told of it, whether it sees to the sign-in, and whether it has.
 */
const signedOutNews = perHost(() =>
  observableRecord({ isTold: false, isLeftToHost: false, isSeenTo: false }),
)

/** Whether the host page was told that nobody is signed in, and has said nothing since. */
export const isToldSignedOut = (host: Host): boolean => signedOutNews(host).get().isTold

/** How often the host page has said something. */
const words = perHost(() => ({ count: 0 }))

/** How often the host page has said something: what was asked at another count tells nothing of what it has seen to since. */
export const hostWords = (host: Host): number => words(host).count

/** The host page said something: should nobody be signed in all the same, it is told once more. */
export function mayTellSignedOut(host: Host): void {
  signedOutNews(host).set({ isTold: false })
  words(host).count += 1
}

/** Somebody is signed in: what the host page was told is over. */
export function knowSignedIn(host: Host): void {
  const news = signedOutNews(host)
  const isSeenTo = news.get().isLeftToHost || news.get().isSeenTo
  news.set({ isTold: false, isLeftToHost: false, isSeenTo })
}

/** Whether nobody is signed in, and the host page sees to the sign-in. */
export const isLeftToHost = (host: Host): boolean => signedOutNews(host).get().isLeftToHost

/** As `isLeftToHost`, for what is drawn; `isSeenTo`: it has seen to the last one, so that somebody is signed in again. */
export function useSignedOutNews(): { isLeftToHost: boolean; isSeenTo: boolean } {
  const { subscribe, get } = signedOutNews(useHost())
  return useSyncExternalStore(subscribe, get)
}

/**
 * Leaves somebody who is signed out to others: to the host page, when it says that it signs people in, else to the address
 * where they sign in, unless leaving would lose something. `false` when Perch has to ask itself. However many reads are
 * refused for one session that has ended, the host page hears of it once.
 */
export function leaveToSignIn(host: Host, { mayLeave = true } = {}): boolean {
  const news = signedOutNews(host)
  if (!news.get().isTold) {
    const isLeftToHost = !host.tell({ type: 'unauthenticated' })
    news.set({ isTold: true, isLeftToHost, isSeenTo: false })
  }
  if (news.get().isLeftToHost) return true
  const address = place(host).address()
  if (address === null || !mayLeave) return false
  host.leaveFor(address)
  return true
}

/** What goes on after the sign-in: values that were sent, another action, or only reading. */
type Waiting = 'form' | 'action' | 'nothing'

const weight: readonly Waiting[] = ['nothing', 'action', 'form']

type Ask = {
  waiting: Waiting
  answer: (same: boolean) => void
  promise: Promise<boolean>
}

/**
 * The one question of a Perch: "sign in again". Whoever meets a 401 (a form, an action, a read) asks here; the dialog in
 * `app` answers all of them at once.
 */
export const signInAgain = perHost((host) => {
  let open: Ask | null = null
  let isLeftToOthers = false
  const { signal } = lifetime(host)
  const { subscribe, tell: changed } = emitter()

  /**
   * Opens the dialog, or joins the one that is open. Resolves `true` when the same account is signed in again; `false` at
   * once where others see to it (`leaveToSignIn`), and where the Perch is over. What was typed is never left for that.
   */
  function ask(waiting: Waiting = 'nothing'): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false)
    if (!open) {
      const mayLeave = waiting === 'nothing' && !unsavedInput(host).isHeld()
      isLeftToOthers = leaveToSignIn(host, { mayLeave })
      if (isLeftToOthers) return Promise.resolve(false)
    }
    if (!open) {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      open = { waiting, promise, answer: resolve }
    } else if (weight.indexOf(waiting) > weight.indexOf(open.waiting))
      open.waiting = waiting
    changed()
    return open.promise
  }

  function answer(same: boolean): void {
    const asked = open
    open = null
    changed()
    asked?.answer(same)
  }
  signal.addEventListener('abort', () => answer(false))

  return {
    ask,
    /** Whether others were left to see to it since this was asked last. */
    wasLeftToOthers(): boolean {
      const was = isLeftToOthers
      isLeftToOthers = false
      return was
    },
    /** Closes the dialog with an answer. */
    answer,
    /** For `useSyncExternalStore`. */
    subscribe,
    /** Whether the question is being asked. */
    isOpen: () => open !== null,
    /** What waits for the answer. */
    waiting: (): Waiting => open?.waiting ?? 'nothing',
  }
})

/**
 * Sends a write; when it is refused because the session has ended, it waits for the sign-in and is sent once more. A 401
 * comes before anything is done, so that nothing happens twice. Throws what the panel refused otherwise, and the 401 when
 * nobody signs in, or somebody else does.
 */
export async function sendSignedIn<T>(
  host: Host,
  send: () => Promise<T>,
  waiting: Waiting = 'action',
): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (!isFailure(error, 'unauthenticated') || !(await signInAgain(host).ask(waiting)))
      throw error
    return send()
  }
}
