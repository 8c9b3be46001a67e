import { useQueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'

import { accountEndpoint, type Account, identity } from '#src/api/account.ts'
import { signInAgain } from '#src/forms/sign-in-again.ts'
import { useHost } from '#src/host/context.ts'
import { unsavedInput } from '#src/host/unsaved-input.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useHere, useNavigate } from '#src/navigation/provider.tsx'
import { useIsLeftOut } from '#src/navigation/sections.tsx'
import { lastUser } from '#src/session/last-user.ts'
import { OwnKeyForm } from '#src/session/own-key-form.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { accountQueries } from '#src/session/queries.ts'
import { SignInForm } from '#src/session/sign-in-form.tsx'
import { useSiteConfiguration } from '#src/session/site-configuration.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Actions, Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { focusMain } from '#src/ui/focus.ts'
import { Stack } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'

import { resetForAnotherAccount } from './another-account.ts'
import { interrupt } from './interruption.tsx'
import { whySignedOut } from './why-signed-out.ts'

/** Asks for the password (or the key) of the account that was signed in, over the page as it stands. */
export function SignInAgainDialog() {
  const t = useT()
  const rich = useRich()
  const announce = useAnnounce()
  const host = useHost()
  const question = signInAgain(host)
  const why = whySignedOut(host)
  const { auth, ownOrigin } = usePanel()
  // With a key there was no session that could have ended; whoever chooses one here had one.
  const [hadKey] = useState(() => auth === 'key' || ownKey(host).isUsed())
  const [withKey, setWithKey] = useState(hadKey)
  const site = useSiteConfiguration(!withKey)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const to = useHere()
  const waiting = useSyncExternalStore(question.subscribe, question.waiting)
  const { inOtherTab, instead } = useSyncExternalStore(why.subscribe, why.get)
  const before = queries.getQueryData(accountQueries.me().queryKey)
  const name = before?.username ?? lastUser(host).name
  const [byRecoveryCode, setByRecoveryCode] = useState<Account | null>(null)

  // Whatever was typed and not sent stays, too.
  const isTyped = waiting === 'nothing' && unsavedInput(host).isHeld()
  const what = isTyped ? 'typed' : waiting

  async function cameBack(signedIn?: Account) {
    const now = signedIn ?? (await clientOf(queries).request(accountEndpoint))
    const same = before !== undefined && identity(before) === identity(now)
    // Another account: the shell throws away what stands below, and nothing of it is sent.
    if (same) {
      queries.setQueryData(accountQueries.me().queryKey, now)
      return question.answer(true)
    }
    resetForAnotherAccount(queries, now)
    focusMain(host, () => question.answer(false))
    if (what !== 'nothing') interrupt(host, <Dropped what={what} before={name} now={now} />)
    else announce(t('signInAgain.anotherAccount', { name: now.username }))
  }

  async function leave() {
    question.answer(false)
    const because = inOtherTab ? 'signed-out-elsewhere' : 'session-ended'
    await navigate(paths.signIn({ because, to }))
  }

  if (byRecoveryCode)
    return <RecoveryCodeTold onGoOn={() => void cameBack(byRecoveryCode)} />

  const by = hadKey ? 'Key' : ''
  const title = instead
    ? t('signInAgain.titleInstead', { name: instead })
    : t(`signInAgain.${hadKey ? 'titleKey' : inOtherTab ? 'titleOtherTab' : 'title'}`)
  return (
    <Dialog title={title} role="alertdialog" urgent>
      <p>
        {what === 'nothing' || what === 'typed'
          ? t(`signInAgain.${what}${by}`)
          : rich(`signInAgain.${what}${by}`, { name: <Value isPrivate of={name} /> })}
      </p>
      {withKey ? (
        <OwnKeyForm onSignedIn={() => cameBack()} />
      ) : (
        <SignInForm
          onSignedIn={(account, isByRecoveryCode) =>
            isByRecoveryCode ? setByRecoveryCode(account) : cameBack(account)
          }
          captcha={site && site.captcha}
          {...(before && { user: before.username })}
          // As on the sign-in page: a session of the panel's own page does not reach another origin.
          {...(!ownOrigin && { onUseKey: () => setWithKey(true) })}
        />
      )}
      <p>
        <Button kind="plain" onClick={() => void leave()}>
          {t(what === 'nothing' ? 'signInAgain.toSignIn' : 'signInAgain.leave')}
        </Button>
      </p>
    </Dialog>
  )
}

type DroppedProps = {
  /** What waited for the sign-in. */
  what: 'form' | 'action' | 'typed'
  /** The user name of whoever it was of. */
  before: string
  now: Account
}

/** That what waited for one account went with it, as another one signed in: it would have been done in the wrong one. */
function Dropped({ what, before, now }: DroppedProps) {
  const t = useT()
  const rich = useRich()
  const host = useHost()
  const close = () => focusMain(host, () => interrupt(host, null))
  return (
    <Dialog
      title={t('signInAgain.droppedTitle', { name: now.username })}
      role="alertdialog"
      onClose={close}
    >
      <p>
        {rich(`signInAgain.${what}Dropped`, { before: <Value isPrivate of={before} /> })}
      </p>
      <Actions>
        <Button kind="primary" data-first-focus onClick={close}>
          {t('signInAgain.goOn')}
        </Button>
      </Actions>
    </Dialog>
  )
}

/**
 * That a recovery code was used, before what waits goes on: the card of it is at the top of a page that may be scrolled
 * far down, and where focus goes back to is not there.
 */
function RecoveryCodeTold({ onGoOn }: { onGoOn: () => void }) {
  const t = useT()
  const isLeftOut = useIsLeftOut()(paths.security())
  return (
    <Dialog title={t('recoveryCodeUsed.title')} role="alertdialog" urgent>
      <Stack>
        <p>{t(isLeftOut ? 'recoveryCodeUsed.textLeftOut' : 'recoveryCodeUsed.text')}</p>
        <p>{t(isLeftOut ? 'recoveryCodeUsed.laterLeftOut' : 'recoveryCodeUsed.later')}</p>
      </Stack>
      <Actions>
        <Button kind="primary" data-first-focus onClick={onGoOn}>
          {t('recoveryCodeUsed.goOn')}
        </Button>
      </Actions>
    </Dialog>
  )
}
