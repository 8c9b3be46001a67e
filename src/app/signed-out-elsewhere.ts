import { isAskingToSignInAgain, subscribeToSignInAgain } from '#src/forms/session-ended.ts'
import { observableRecord } from '#src/lib/observable.ts'

/** Whether the session that is asked for again is known to have ended by a sign-out in another tab. */
export const signedOutElsewhere = observableRecord({ isKnown: false })

// The next session may end otherwise.
subscribeToSignInAgain(() => {
  if (!isAskingToSignInAgain()) signedOutElsewhere.set({ isKnown: false })
})
