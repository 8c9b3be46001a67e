import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useId, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { paths, safeReturn, signInReasons, type SignInReason } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { Link } from '#src/navigation/sections.tsx'
import { lastUser } from '#src/session/last-user.ts'
import { ownKey } from '#src/session/own-key.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { accountQueries } from '#src/session/queries.ts'
import { securingList } from '#src/session/securing.ts'
import { SignInForm } from '#src/session/sign-in-form.tsx'
import { useSiteConfiguration } from '#src/session/site-configuration.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { PageTitle } from '#src/ui/section.tsx'

import { emailToHand, typedUser } from './email-handed.ts'

import text from '#src/ui/text.module.css'
import styles from './sign-in.module.css'

/** Most people sign in with a password. */
const OwnKeyForm = lazyPart(
  async () => (await import('#src/session/own-key-form.tsx')).OwnKeyForm,
)

/** Sign in: with a password, or with an API key. Goes on to where the person was going. */
export function Component() {
  const t = useT()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const host = useHost()
  const store = ownKey(host)
  const { auth, ownOrigin, panelName } = usePanel()
  const [search] = useSearchParams()
  const { state } = useLocation()
  const [withKey, setWithKey] = useState(() => store.isUsed() || isKeyWanted(state))
  const to = search.get('to')
  // Why somebody is here is told until they do something about it.
  const [used, setUsed] = useState(false)
  // Whose code is asked for.
  const [second, setSecond] = useState<string | null>(null)
  const because = signInReasons.find((reason) => reason === search.get('because'))
  const site = useSiteConfiguration()
  // Whoever else comes in meanwhile is not led to what was this person's.
  const isEnded = because === 'session-ended' || because === 'signed-out-elsewhere'
  const typed = typedUser(host)
  // A reason to be here is that of somebody who was signed in since, and may be another person.
  const user = because ? (isEnded ? lastUser(host).name : '') : typed.get()

  async function goOn(account?: Account) {
    // A key that was tried before must not stand beside the session.
    if (!withKey) store.forget()
    typed.keep('')
    // Nothing that was read for somebody else, or for nobody, may be shown to who is signed in now.
    queries.clear()
    if (account) queries.setQueryData(accountQueries.me().queryKey, account)
    // A list of what to do about a stranger is its account's alone.
    const isList = to?.startsWith(paths.notMe())
    const isOthers = isList && (!account || securingList(host, account) !== to)
    await navigate(isOthers ? paths.profile() : safeReturn(to), { replace: true })
  }

  const forgot = {
    pathname: paths.forgotPassword(),
    search: to ? `?${new URLSearchParams({ to })}` : '',
  }
  const reason = useId()
  const isReasonShown = because && !used && !(withKey && because === 'other-account')
  return (
    <div className={styles['page']}>
      <PageTitle
        lead={
          second === null
            ? t(withKey ? 'signIn.keyLead' : 'signIn.lead', { panel: panelName })
            : t('signIn.secondLead', { user: second, panel: panelName })
        }
        describedBy={isReasonShown ? reason : undefined}
      >
        {t(
          second !== null
            ? 'signIn.secondTitle'
            : withKey
              ? 'signIn.keyTitle'
              : 'signIn.title',
        )}
      </PageTitle>
      {isReasonShown && <Reason because={because} withKey={withKey} id={reason} />}
      <div className={styles['card']} onSubmit={() => setUsed(true)}>
        {withKey ? (
          <Suspense fallback={<CodeWait of="part" />}>
            <OwnKeyForm onSignedIn={() => goOn()} outranked={because === 'other-account'} />
          </Suspense>
        ) : (
          <SignInForm
            onSignedIn={goOn}
            onSecondStep={setSecond}
            user={user}
            captcha={site && site.captcha}
            // The panel's own session cannot come along from another origin: a key can.
            {...(!ownOrigin && { onUseKey: () => setWithKey(true) })}
            links={(user) => (
              <>
                {!site?.captcha && (
                  <p className={text['quiet']}>{t('signIn.remembered')}</p>
                )}
                <p className={styles['links']}>
                  <Link
                    to={forgot}
                    state={emailToHand(user)}
                    onClick={() => typed.keep(user)}
                  >
                    {t('signIn.forgotLink')}
                  </Link>
                </p>
              </>
            )}
          />
        )}
      </div>
      {auth === 'session' && withKey && (
        <Button kind="plain" className={styles['other']} onClick={() => setWithKey(false)}>
          {t('signIn.usePassword')}
        </Button>
      )}
    </div>
  )
}

/** Whether the page that leads here offered a key (`ask-there.tsx`), in the state of the navigation. */
function isKeyWanted(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'withKey' in state
}

const reasons = {
  'signed-out': 'signIn.becauseSignedOut',
  'signed-out-elsewhere': 'signIn.becauseSignedOutElsewhere',
  'session-ended': 'signIn.becauseSessionEnded',
  'password-changed': 'signIn.becausePasswordChanged',
  'other-account': 'signIn.becauseOtherAccount',
  'key-deleted': 'signIn.becauseKeyDeleted',
} as const

type ReasonProps = {
  because: SignInReason
  withKey: boolean
  /** Of its words, which the heading is described by. */
  id: string
}

/** Why this page is shown; with a key there was no session that could have ended. */
function Reason({ because, withKey, id }: ReasonProps) {
  const t = useT()
  const isGood = ['signed-out', 'password-changed', 'key-deleted'].includes(because)
  const keyWords = {
    'signed-out': 'signIn.becauseKeyForgotten',
    'session-ended': 'signIn.becauseKeyEnded',
  } as const
  const words =
    withKey && (because === 'signed-out' || because === 'session-ended')
      ? keyWords[because]
      : reasons[because]
  return (
    <Alert kind={isGood ? 'ok' : 'info'}>
      <p id={id}>{t(words)}</p>
    </Alert>
  )
}
