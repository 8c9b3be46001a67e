import { useState, type ReactNode } from 'react'

import { CheckpointForm } from './checkpoint-form.tsx'
import { tellOtherTabs } from './other-tabs.ts'
import { PasswordForm, usePasswordForm, type Note } from './sign-in-password-form.tsx'

type SignInFormProps = {
  /** Called, and waited for, when the panel knows who this is. */
  onSignedIn: () => void | Promise<void>
  /** Who signed in before, to spare typing it again. */
  user?: string
  /** Offers an API key instead, where the panel's own sign-in page would not help. */
  onUseKey?: () => void
  /** Links below the button. */
  links?: ReactNode
}

type Step =
  | { at: 'password'; note: Note | null }
  | { at: 'code'; confirmationToken: string }

/**
 * Signing in with a password and, when the account asks for it, a second factor. What was typed stays through every
 * refusal and through going back; it is gone with the form.
 */
export function SignInForm({ onSignedIn, user = '', onUseKey, links }: SignInFormProps) {
  const [step, setStep] = useState<Step>({ at: 'password', note: null })
  // Here rather than in its step, so that going back from the second finds the values.
  const password = usePasswordForm(user)

  function signedIn() {
    tellOtherTabs({ about: 'session' })
    return onSignedIn()
  }

  if (step.at === 'code') {
    return (
      <CheckpointForm
        confirmationToken={step.confirmationToken}
        onSignedIn={signedIn}
        onBack={(note) => setStep({ at: 'password', note })}
      />
    )
  }
  return (
    <PasswordForm
      form={password}
      note={step.note}
      knownUser={user !== ''}
      onSignedIn={signedIn}
      onCodeNeeded={(confirmationToken) => setStep({ at: 'code', confirmationToken })}
      links={links}
      {...(onUseKey && { onUseKey })}
    />
  )
}
