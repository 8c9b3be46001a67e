import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { isFailure } from '#src/api/failures.ts'
import { failureWords } from '#src/forms/failure-words.ts'
import { useT } from '#src/i18n/context.ts'
import { paths, type SignInReason } from '#src/lib/paths.ts'
import { forgetKey } from './key-store.ts'
import { usePanel } from './panel-context.ts'
import { accountMutations } from './queries.ts'

type SignOut = {
  /** Ends the session (or forgets the key), empties the cache and shows the sign-in page. */
  leave: (because?: SignInReason) => Promise<void>
  pending: boolean
  /** Why it did not work, in words, or `null`. */
  problem: string | null
}

/** The way out, for whoever offers it. */
export function useSignOut(): SignOut {
  const t = useT()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { auth } = usePanel()
  const signOut = useMutation(accountMutations.signOut())
  const [problem, setProblem] = useState<string | null>(null)

  async function leave(because: SignInReason = 'signed-out') {
    if (signOut.isPending) return
    setProblem(null)
    try {
      if (auth === 'key') forgetKey()
      else await signOut.mutateAsync()
    } catch (error) {
      if (!isFailure(error)) throw error
      // A session that has ended already is what was asked for.
      if (error.kind !== 'unauthenticated') return setProblem(failureWords(error, t, true).text)
    }
    await navigate(paths.signIn({ because }))
    queries.clear()
  }

  return { leave, pending: signOut.isPending, problem }
}
