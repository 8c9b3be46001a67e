import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'

import { feedFacts } from '#src/feed/facts.ts'
import { useHost } from '#src/host/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { unheardPassword } from '#src/password/unheard-password.ts'
import { useAccount } from '#src/session/queries.ts'
import { useUnheard } from '#src/session/use-unheard.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { lazyPart } from '#src/ui/lazy-part.tsx'

import { CheckUp } from './check-up/check-up.tsx'
import { ServersBehind } from './sign-in-methods/servers-behind.tsx'
import { SignInMethods } from './sign-in-methods/sign-in-methods.tsx'

import styles from './page.module.css'

const PendingPassword = lazyPart(
  async () => (await import('./pending-password.tsx')).PendingPassword,
  'profile-forms',
  'profile',
)

/** A change of the password of which nobody has heard; there is none for most. */
function Unheard() {
  const account = useAccount()
  const unheard = useUnheard(unheardPassword, account)
  const [isWanted, setWanted] = useState(false)
  // It stays, to tell what became of it.
  if (unheard !== null && !isWanted) setWanted(true)
  return (
    isWanted && (
      <Suspense fallback={null}>
        <PendingPassword account={account} />
      </Suspense>
    )
  )
}

/** Read for what stands above. */
const once = { refetchOnMount: false } as const

/**
 * What there is to look at on all pages, and the ways in before which two-factor never stands. What only this needs is read
 * once the rest of the page is there, and not for who saves data.
 */
export function Overview() {
  const isSaving = useHost().savesData()
  const ssh = useQuery(keyQueries.sshKeys())
  const api = useQuery(keyQueries.apiKeys())
  const state = useQuery({ ...twoFactorQueries.state(), ...once })
  const password = useQuery({ ...feedFacts.passwordChanged(), ...once })
  const isListing = ssh.isLoading || api.isLoading
  const mayRead = !isSaving && !isListing && !state.isLoading && !password.isLoading
  return (
    // As many lines as the lists have findings: what is below shows with them, and without them where they are late.
    <div className={styles['below']} data-waits={isListing || undefined}>
      <Unheard />
      <CheckUp apiKeys={api} sshKeys={ssh} twoFactor={state.data} mayRead={mayRead} />
      <SignInMethods>
        <ServersBehind mayRead={mayRead} />
      </SignInMethods>
    </div>
  )
}
