import type { ReactNode } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { ownKey } from '#src/session/own-key.ts'

import text from '#src/ui/text.module.css'

/**
 * What a changed password means for the browsers that are signed in, and for the rest in lines of `children`: no more than what
 * panels keep (contract rule 0.14). With a key there is no session of one's own to speak of.
 */
export function PasswordConsequences({ children }: { children: ReactNode }) {
  const t = useT()
  return (
    // What comes into it late is no news to be spoken, also within what is.
    <ul className={text['bullets']} aria-live="off">
      <li>{t('profileForms.consequenceBrowsers')}</li>
      {!ownKey(useHost()).isUsed() && <li>{t('profileForms.consequenceHere')}</li>}
      {children}
    </ul>
  )
}
