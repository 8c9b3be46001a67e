import { useEffect, useState } from 'react'

import { type Account, identity } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { perHost } from '#src/host/host.ts'
import { useAccount } from '#src/session/queries.ts'

/** A key, by what its list knows it by, and the account that it was made for. */
type EntryNews = { made: string; to: string }

/** What the list that comes next is to say. Not in the history's entry: a reload and Back come to that again. */
export const entryNews = perHost(() => {
  let next: EntryNews | null = null
  return {
    /** `made` is what the list knows the key by. */
    keep: (made: string, account: Account) => void (next = { made, to: identity(account) }),
    of: (account: Account) => (next?.to === identity(account) ? next.made : null),
    forget: () => void (next = null),
  }
})

/** Which key was made for the account on the page before, for as long as this list is on screen. `null`: none. */
export function useEntryNews(): string | null {
  const { of, forget } = entryNews(useHost())
  const account = useAccount()
  const [made] = useState(() => of(account))
  // Said once; in an effect, so that a list that was never on screen has said nothing.
  useEffect(forget, [forget])
  return made
}
