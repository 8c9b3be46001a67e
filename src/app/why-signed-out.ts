import { isAskingToSignInAgain, subscribeToSignInAgain } from '#src/forms/session-ended.ts'
import { observableRecord } from '#src/lib/observable.ts'

type WhySignedOut = {
  /** A sign-out in another tab. */
  elsewhere: boolean
  /** The user name of somebody else, who was signed out here so that this account can sign in again. */
  instead: string | null
}

const unknown: WhySignedOut = { elsewhere: false, instead: null }

/** Why a session is asked for again, where more is known than that there is none. */
export const whySignedOut = observableRecord(unknown)

// The next session may end otherwise.
subscribeToSignInAgain(() => {
  if (!isAskingToSignInAgain()) whySignedOut.set(unknown)
})
