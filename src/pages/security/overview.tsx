import { useQuery } from '@tanstack/react-query'

import { feedFacts } from '#src/feed/facts.ts'
import { useHost } from '#src/host/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

import { CheckUp } from './check-up/check-up.tsx'
import { ServersBehind } from './sign-in-methods/servers-behind.tsx'
import { SignInMethods } from './sign-in-methods/sign-in-methods.tsx'

import styles from './page.module.css'

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
      <CheckUp apiKeys={api} sshKeys={ssh} twoFactor={state.data} mayRead={mayRead} />
      <SignInMethods>
        <ServersBehind mayRead={mayRead} />
      </SignInMethods>
    </div>
  )
}
