/**
 * One question for the whole page: "sign in again". Whoever meets a 401 (a form, a background read) asks here; the
 * dialog in `app` answers all of them at once.
 */
type Ask = { answer: (same: boolean) => void; promise: Promise<boolean> }

let open: Ask | null = null
const listeners = new Set<() => void>()
const changed = () => {
  for (const listener of listeners) listener()
}

/** Opens the dialog, or joins the one that is open. Resolves `true` when the same account is signed in again. */
export function askToSignInAgain(): Promise<boolean> {
  if (!open) {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    open = { promise, answer: resolve }
    changed()
  }
  return open.promise
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
