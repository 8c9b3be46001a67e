import { signInAgain } from '#src/forms/sign-in-again.ts'
import { perHost } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'

type WhySignedOut = {
  /** A sign-out in another tab. */
  inOtherTab: boolean
  /** The user name of somebody else, who was signed out here so that this account can sign in again. */
  instead: string | null
}

const unknown: WhySignedOut = { inOtherTab: false, instead: null }

/** Why a session is asked for again, where more is known than that there is none. */
export const whySignedOut = perHost((host) => {
  const why = observableRecord(unknown)
  const { subscribe, isOpen } = signInAgain(host)
  // The next session may end otherwise.
  subscribe(() => {
    if (!isOpen()) why.set(unknown)
  })
  return why
})
