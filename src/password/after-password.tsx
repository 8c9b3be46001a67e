import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { ownKey } from '#src/session/own-key.ts'

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
