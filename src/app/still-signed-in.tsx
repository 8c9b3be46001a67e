import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'

import { type Account, identity } from '#src/api/account.ts'
import {
  AnotherAccount,
  isFailure,
  type Failure,
  type Throttled,
} from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'
import { metMaintenance, wasNotSent, whoIsThere } from '#src/api/session.ts'
import { failureWords } from '#src/forms/failure-words.ts'
import { useLookAgain } from '#src/forms/look-again.ts'
import { WaitAlert } from '#src/forms/wait-alert.tsx'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import type { SignInReason } from '#src/lib/paths.ts'
import { useNavigation } from '#src/navigation/provider.tsx'
import { whyNotSignedOut } from '#src/session/end-session.tsx'
import { otherTabs } from '#src/session/other-tabs.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { accountQueries } from '#src/session/queries.ts'
import { useSignOut } from '#src/session/sign-out.ts'
import { unheardSignOut } from '#src/session/unheard-sign-out.ts'
import { Announcer } from '#src/ui/announcer.tsx'
import { Actions, Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { Stack } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'

import { meetAnotherAccount } from './another-account.ts'
import { interrupt } from './interruption.tsx'
import { showSignedOut } from './sign-out.tsx'

type StillSignedInProps = {
  /** Who is still signed in, why the panel did not tell, or that nothing was sent. */
  outcome: Account | Failure | 'not-sent'
  /** Why the panel did not take the sign-out; what it may still do, is looked for. */
  why: Failure | null
  /** What the sign-out was for. */
  because: SignInReason
  /** Where to go on after the next sign-in. */
  to?: string | undefined
}

/** A sign-out that came to nothing, or of which nobody knows what it came to: another try, and the panel's own way out. */
export function StillSignedIn({ outcome, why, because, to }: StillSignedInProps) {
  const t = useT()
  const isAnothers = isFailure(outcome, 'another-account')
  const late = why && !isAnothers && mayComeLate(why) ? why : null
  const paused = pauseOf(outcome, why)
  const host = useHost()
  const queries = useQueryClient()
  function close() {
    const account = queries.getQueryData(accountQueries.me().queryKey)
    if (account) unheardSignOut(host).forget(account)
    interrupt(host, null)
  }
  const lookAgain = useLookAgain()
  const { leave, pending } = useSignOut()
  const navigation = useNavigation()
  const goOn = useEffectEvent(async () => {
    otherTabs(host).tell({ about: 'session', now: 'signed-out' })
    close()
    await showSignedOut(queries, navigation, because, to)
  })
  const meet = useEffectEvent(async (before: Account, now: Account) => {
    if (await meetAnotherAccount(queries, before, now)) return
    const met = new AnotherAccount('GET /account', now)
    interrupt(host, <StillSignedIn {...{ outcome: met, why, because, to }} />)
  })
  // What the panel does late, no press tells: once the account is not signed in any more this leads on, and sends nothing more.
  useEffect(() => {
    if (!late) return
    const before = queries.getQueryData(accountQueries.me().queryKey)
    let now: Account | null = null
    const look = async () => {
      now = await whoIsThere(clientOf(queries))
      return !now || (!!before && identity(before) !== identity(now))
    }
    void lookAgain(late, look).then((came) => {
      if (!came) return null
      return now && before ? meet(before, now) : goOn()
    })
  }, [late, lookAgain, queries])
  return (
    <Dialog role="alertdialog" title={titleOf(outcome, late !== null, t)} onClose={close}>
      <Stack>
        <What outcome={outcome} why={why} isOpen={late !== null} />
        {paused && <WaitAlert failure={paused} write />}
      </Stack>
      <Actions>
        <Button
          kind="primary"
          pending={pending}
          pendingLabel={t('shell.signingOut')}
          onClick={() => void leave(because, to)}
          data-first-focus
        >
          {t('forms.tryAgain')}
        </Button>
        <Button onClick={close}>{t('signOut.stay')}</Button>
      </Actions>
      {/* The page's own announcer lies outside, and is silent while a modal dialog is open. */}
      <Announcer />
    </Dialog>
  )
}

/** With `isOpen` the sign-out may still come, so that who is signed in is known for the moment of the last look alone. */
function titleOf(
  outcome: StillSignedInProps['outcome'],
  isOpen: boolean,
  t: Translate,
): string {
  if (outcome === 'not-sent') return t('signOut.offlineTitle')
  if (isFailure(outcome, 'another-account')) return failureWords(outcome, t).title
  if (!isFailure(outcome)) return t(isOpen ? 'signOut.unknownTitle' : 'signOut.stillTitle')
  if (metMaintenance(outcome)) return failureWords(outcome, t, true).title
  return t(wasNotSent(outcome) ? 'signOut.offlineTitle' : 'signOut.unknownTitle')
}

/** The refusal that asks for a pause before the next try; `null` where there is none. */
function pauseOf(
  outcome: StillSignedInProps['outcome'],
  why: Failure | null,
): Throttled | null {
  if (isFailure(outcome)) return outcome.kind === 'throttled' ? outcome : null
  return outcome !== 'not-sent' && why?.kind === 'throttled' ? why : null
}

/** Why the panel did not take the sign-out, where who is signed in was looked up after it: it can be reached. */
const reasonOf = (why: Failure, t: Translate) =>
  why.kind === 'unavailable' && why.reason === 'network'
    ? t('errors.whyAlone', { title: t('errors.lostTitle') })
    : whyNotSignedOut(why, t)

/** What is known, and what else can be done. */
function What({
  outcome,
  why,
  isOpen,
}: Pick<StillSignedInProps, 'outcome' | 'why'> & { isOpen: boolean }) {
  const t = useT()
  const rich = useRich()
  const { panelUrl, panelName } = usePanel()
  if (outcome === 'not-sent') return <p>{t('signOut.notRun')}</p>
  // What was sent before somebody else was met may have been carried out.
  if (isFailure(outcome, 'another-account'))
    return <p>{failureWords(outcome, t, why === null).text}</p>
  const reason = why && why.kind !== 'throttled' && reasonOf(why, t)
  if (wasNotSent(outcome)) return <p>{t('signOut.offline')}</p>
  // The panel's own page would say no more than this one.
  if (isFailure(outcome) && metMaintenance(outcome))
    return (
      <p>
        {failureWords(outcome, t, true).text} {t('signOut.notRun')}
      </p>
    )
  return (
    <>
      {isFailure(outcome) ? (
        <p>
          {/* Of a wait that was stopped there is nothing more to say. */}
          {t('signOut.unknown')}{' '}
          {outcome !== why && outcome.kind !== 'throttled' && whyNotSignedOut(outcome, t)}
        </p>
      ) : (
        <p>
          {rich(isOpen ? 'signOut.wasStill' : 'signOut.still', {
            name: <Value isPrivate of={outcome.username} />,
          })}
          {reason && ` ${reason}`}
        </p>
      )}
      {isOpen && <p>{t('signOut.late')}</p>}
      <p>
        {rich('signOut.elsewhere', {
          link: (
            <a href={panelUrl} target="_blank" rel="noopener">
              {t('signOut.elsewhereLink', { panel: panelName })}
            </a>
          ),
        })}
      </p>
    </>
  )
}

/** A sign-out that takes long: nothing is known of it yet, and nobody has to wait for it. */
export function StillSigningOut({ onStop }: { onStop: () => void }) {
  const t = useT()
  return (
    <Dialog role="alertdialog" title={t('signOut.slowTitle')} onClose={onStop}>
      <p>{t('signOut.slow')}</p>
      <Actions>
        <Button onClick={onStop}>{t('signOut.stop')}</Button>
      </Actions>
    </Dialog>
  )
}
