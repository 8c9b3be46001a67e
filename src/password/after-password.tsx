import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { ownKey } from '#src/session/own-key.ts'
import { focusOnArrival } from '#src/ui/focus.ts'

import { PasswordConsequences } from './password-consequences.tsx'
import { StillWorking } from './still-working.tsx'

/** What the password that was changed means for everything that acts for the account. */
export function AfterPassword() {
  const t = useT()
  return (
    <PasswordConsequences>
      {!ownKey(useHost()).isUsed() && <li>{t('profileForms.consequenceSignOut')}</li>}
      <StillWorking />
    </PasswordConsequences>
  )
}

/**
 * That the password is changed, spoken once: by focus, or by what heard of it late. Alone, since what follows it changes as it is
 * read.
 */
export function PasswordChangedTitle({ takesFocus }: { takesFocus: boolean }) {
  const words = useT()('profileForms.passwordChanged')
  return takesFocus ? (
    <span ref={focusOnArrival} tabIndex={-1}>
      {words}
    </span>
  ) : (
    <span>{words}</span>
  )
}
