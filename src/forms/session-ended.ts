import { isFailure } from '#src/api/failures.ts'

/** What goes on after the sign-in: values that were sent, another action, or only reading. */
export type Waiting = 'form' | 'action' | 'nothing'

const weight: readonly Waiting[] = ['nothing', 'action', 'form']

type Ask = {
  waiting: Waiting
  answer: (same: boolean) => void
  promise: Promise<boolean>
}

/**
 * One question for the whole page: "sign in again". Whoever meets a 401 (a form, an action, a read) asks here; the
 * dialog in `app` answers all of them at once.
 */
let open: Ask | null = null
const listeners = new Set<() => void>()
const changed = () => {
  for (const listener of listeners) listener()
}

/** Opens the dialog, or joins the one that is open. Resolves `true` when the same account is signed in again. */
export function askToSignInAgain(waiting: Waiting = 'nothing'): Promise<boolean> {
  if (!open) {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    open = { waiting, promise, answer: resolve }
  } else if (weight.indexOf(waiting) > weight.indexOf(open.waiting)) open.waiting = waiting
  changed()
  return open.promise
}

/**
 * Sends a write; when it is refused because the session has ended, it waits for the sign-in and is sent once more. A 401
 * comes before anything is done, so that nothing happens twice. Throws what the panel refused otherwise, and the 401 when
 * nobody signs in, or somebody else does.
 */
export async function sendSignedIn<T>(
  send: () => Promise<T>,
  waiting: Waiting = 'action',
): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (!isFailure(error, 'unauthenticated') || !(await askToSignInAgain(waiting)))
      throw error
    return send()
  }
}

/** Closes the dialog with an answer. */
export function answerSignInAgain(same: boolean): void {
  const asked = open
  open = null
  changed()
  asked?.answer(same)
}

/** For `useSyncExternalStore`. */
export function subscribeToSignInAgain(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the question is being asked. */
export function isAskingToSignInAgain(): boolean {
  return open !== null
}

/** What waits for the answer. */
export function waitingForSignIn(): Waiting {
  return open?.waiting ?? 'nothing'
}
