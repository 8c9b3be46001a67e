import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'

import { accountEndpoint, type Account } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { requestPasswordReset } from '#src/api/password-reset.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { useEndSession, SignOutTrouble } from '#src/session/end-session.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { hostOf, clientOf } from '#src/session/panel-client.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { useSiteConfiguration } from '#src/session/site-configuration.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { PageTitle } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'

import { AskThere } from './ask-there.tsx'
import { handedEmail } from './email-handed.ts'
import { ForgotForm, useForgotForm } from './forgot-form.tsx'

import styles from './sign-in.module.css'

/** Who is signed in here; `null` is nobody. The panel mails links to guests only (contract rule 0.19). */
const signedInHere = queryOptions({
  queryKey: ['signed-in-here'],
  queryFn: async ({ client, signal }) => {
    try {
      return await clientOf(client).request(accountEndpoint, { signal })
    } catch (error) {
      if (isFailure(error, 'unauthenticated')) return null
      throw error
    }
  },
  staleTime: 0,
  gcTime: 0,
})

/** A forgotten password: asks the panel for a mail. It answers every address alike, and so does this page. */
export function Component() {
  const t = useT()
  const { panelName, auth } = usePanel()
  const [search] = useSearchParams()
  const { state } = useLocation()
  const queries = useQueryClient()
  const form = useForgotForm(handedEmail(state))
  const [asked, setAsked] = useState<string | null>(null)
  const [refused, setRefused] = useState(false)
  const isSession = auth === 'session' && !ownKey(hostOf(queries)).isUsed()
  const { data: account, refetch } = useQuery({ ...signedInHere, enabled: isSession })
  const isBarred = !!account || refused
  const site = useSiteConfiguration(!isBarred)
  const to = search.get('to')

  async function ask(typed: string) {
    if ((await requestPasswordReset(clientOf(queries), { email: typed })) === 'asked')
      return setAsked(typed)
    if (isSession) await refetch()
    setRefused(true)
  }

  function onSignedOut() {
    if (account && !form.getValues('email')) form.setValue('email', account.email)
    setRefused(false)
    // First what this page shows, which the clearing alone would not tell it.
    queries.setQueryData(signedInHere.queryKey, null)
    queries.clear()
  }

  return (
    <div className={styles['page']}>
      <PageTitle
        lead={
          asked !== null || isBarred ? null : t('signIn.forgotLead', { panel: panelName })
        }
      >
        {t('shell.forgotPassword')}
      </PageTitle>
      <div className={styles['card']}>
        {asked !== null ? (
          <OnItsWay
            email={asked}
            onAgain={() => {
              form.reset({ email: '' })
              setAsked(null)
            }}
          />
        ) : isBarred ? (
          <SignOutFirst
            account={account ?? null}
            fills={!form.getValues('email')}
            onSignedOut={onSignedOut}
          />
        ) : site?.captcha ? (
          <AskThere reason="captcha" />
        ) : (
          <ForgotForm form={form} captcha={site && site.captcha} onAsk={ask} />
        )}
      </div>
      <p className={styles['links']}>
        {account ? (
          <Link
            to={paths.profile()}
            without={<Link to="/">{t('signIn.backToAccount')}</Link>}
          >
            {t('signIn.backToProfile')}
          </Link>
        ) : (
          <Link to={paths.signIn(to ? { to } : {})}>{t('signIn.backToSignIn')}</Link>
        )}
      </p>
    </div>
  )
}

function OnItsWay({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useT()
  const rich = useRich()
  return (
    <div className={styles['said']}>
      <Alert kind="ok" role="status" takesFocus title={t('signIn.forgotSent')}>
        <p>{rich('signIn.forgotSentTo', { email: <Value of={email} /> })}</p>
      </Alert>
      <p>{t('signIn.forgotNothing')}</p>
      <p>
        <Button onClick={onAgain}>{t('signIn.forgotAgain')}</Button>
      </p>
    </div>
  )
}

type SignOutFirstProps = {
  /** `null` when the panel only says that there is somebody. */
  account: Account | null
  /** Whether the email of that account comes into the form afterwards, since none was typed. */
  fills: boolean
  onSignedOut: () => void
}

/** The panel would look at no address: it sends such mails to nobody who is signed in. */
function SignOutFirst({ account, fills, onSignedOut }: SignOutFirstProps) {
  const t = useT()
  const rich = useRich()
  const leaving = useEndSession(onSignedOut)
  return (
    <Alert
      kind="warn"
      role="alert"
      takesFocus
      title={
        account
          ? rich('signIn.resetSignedIn', { user: <Value of={account.username} /> })
          : t('signIn.resetSomebody')
      }
      actions={
        <Button
          kind="primary"
          pending={leaving.isPending}
          pendingLabel={t('signIn.alreadyLeaving')}
          onClick={leaving.end}
        >
          {t('signIn.resetSignOut')}
        </Button>
      }
    >
      <p>{t('signIn.resetFirst')}</p>
      {account && fills && <p>{t('signIn.resetFilled')}</p>}
      <p>{t('signIn.resetLink')}</p>
      <SignOutTrouble account={account} leaving={leaving} />
    </Alert>
  )
}
