import { useNavigation, useSubmit } from 'react-router'

import { paths, type SignInReason } from '#src/lib/paths.ts'

type SignOut = {
  /** Ends the session (or forgets the key) and shows the sign-in page, which says why and leads on to `to`. */
  leave: (because?: SignInReason, to?: string) => Promise<void>
  pending: boolean
}

/** The way out, for whoever offers it. It is a navigation, so that a form with something typed in it can ask first. */
export function useSignOut(): SignOut {
  const submit = useSubmit()
  const navigation = useNavigation()
  return {
    leave: (because = 'signed-out', to = '') =>
      submit({ because, to }, { method: 'post', action: paths.signOut() }),
    pending: navigation.formAction === paths.signOut(),
  }
}
