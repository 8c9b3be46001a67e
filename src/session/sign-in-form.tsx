import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'

import { accountEndpoint, type Account, identity } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'

import { CheckpointForm } from './checkpoint-form.tsx'
import { otherTabs } from './other-tabs.ts'
import { clientOf, hostOf } from './panel-client.ts'
import { recoveryCodeUsed } from './recovery-code-used.ts'
import { isTyped } from './same-account.ts'
import type { Completed } from './sign-in-attempt.ts'
import { useSignInInOtherTabs } from './sign-in-in-other-tabs.ts'
import {
  SignInPasswordForm,
  usePasswordForm,
  type SignInNote,
} from './sign-in-password-form.tsx'
import { unheardSignOut } from './unheard-sign-out.ts'

type SignInFormProps = {
  /** Called, and waited for, when the panel knows who this is, and it is who the person says; and whether by a recovery code. */
  onSignedIn: (account: Account, byRecoveryCode?: boolean) => void | Promise<void>
  /** Who signed in before, to spare typing it again. */
  user?: string
  /** Whether signing in takes a captcha, as the panel's own page says; `null` while that is not known. */
  captcha?: boolean | null
  /** Offers an API key instead, where the panel's own sign-in page would not help: once, wherever it fits best. */
  onUseKey?: () => void
  /** Links below the button, for what is typed as the user. */
  links?: (user: string) => ReactNode
  /** Called when the second step begins, with what was typed as the user; with `null` when it is left for the first. */
  onSecondStep?: (user: string | null) => void
}

type Step =
  | { at: 'password'; note: SignInNote | null; already: Account | null }
  | { at: 'code'; confirmationToken: string }

/**
 * Signing in with a password and, when the account asks for it, a second factor. What was typed stays through every
 * refusal and through going back; it is gone with the form. Nobody lands in an account that they did not name: a panel
 * answers for whoever is signed in already, and looks at no password then (contract rule 0.19). Who is signed in already, or
 * signs in in another tab meanwhile, is gone on with, unless another name was typed: then it is asked whose account it shall be.
 */
export function SignInForm({
  onSignedIn,
  user = '',
  captcha = null,
  onUseKey,
  links,
  onSecondStep,
}: SignInFormProps) {
  const t = useT()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const [step, setStep] = useState<Step>({ at: 'password', note: null, already: null })
  // Here rather than in its step, so that going back from the second finds the values.
  const password = usePasswordForm(user)

  // Whom the panel let in here. Who then presses again, since the panel was away when asked who it is, is redirected, too.
  const admitted = useRef<string | null>(null)

  function toPassword(note: SignInNote | null, already: Account | null = null) {
    setStep({ at: 'password', note, already })
    onSecondStep?.(null)
  }

  /** Throws what the panel answers when it is asked who is signed in. */
  async function arrive({ redirected, byRecoveryCode }: Completed) {
    const typed = password.getValues('user')
    if (!redirected) admitted.current = typed
    const account = await clientOf(queries).request(accountEndpoint)
    if (!isTyped(account, typed)) return toPassword(null, account)
    if (redirected && admitted.current !== typed) {
      // Nobody is to take what they typed for right: the panel did not look at it.
      announce(t('signIn.wereAlready'))
      return onSignedIn(account)
    }
    const host = hostOf(queries)
    otherTabs(host).tell({ about: 'session', now: 'signed-in' })
    // Who signs in anew was signed out, whatever has done that.
    unheardSignOut(host).forget(account)
    if (byRecoveryCode) recoveryCodeUsed(host).note(account)
    await onSignedIn(account, byRecoveryCode)
  }

  const { isSubmitting } = password.formState
  useSignInInOtherTabs((account, by) => {
    // What was sent here tells by itself.
    if (isSubmitting) return
    const typed = password.getValues('user')
    if (step.at === 'password')
      return isTyped(account, typed) ? onSignedIn(account) : toPassword(null, account)
    // A code is on its way, perhaps; and for another account, the panel says so when it comes.
    if (by === 'told' && isTyped(account, typed)) return onSignedIn(account)
  })

  async function goOnAs(chosen: Account) {
    // Another tab may have signed in as somebody else since the question was asked.
    const now = await clientOf(queries).request(accountEndpoint)
    if (identity(now) === identity(chosen)) await onSignedIn(now)
    else toPassword(null, now)
  }

  if (step.at === 'code') {
    return (
      <CheckpointForm
        confirmationToken={step.confirmationToken}
        onComplete={arrive}
        onBack={(note) => toPassword(note)}
      />
    )
  }
  return (
    <SignInPasswordForm
      form={password}
      note={step.note}
      already={step.already}
      knownUser={user !== ''}
      captcha={captcha}
      onComplete={arrive}
      onGoOnAs={goOnAs}
      onSend={() => toPassword(null)}
      onCodeNeeded={(confirmationToken) => {
        setStep({ at: 'code', confirmationToken })
        onSecondStep?.(password.getValues('user'))
      }}
      {...(links && { links })}
      {...(onUseKey && { onUseKey })}
    />
  )
}
