import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { ownKey } from '#src/session/own-key.ts'

import text from '#src/ui/text.module.css'

/**
 * What a changed password means for everything that acts for the account: no more than what panels keep (contract rule
 * 0.14). With a key there is no session of one's own to speak of.
 */
export function PasswordConsequences({ changed }: { changed: boolean }) {
  const t = useT()
  const withKey = ownKey(useHost()).isUsed()
  return (
    <ul className={text['bullets']}>
      <li>{t('profileForms.consequenceBrowsers')}</li>
      {!withKey && <li>{t('profileForms.consequenceHere')}</li>}
      {changed && !withKey && <li>{t('profileForms.consequenceSignOut')}</li>}
      {!changed && <li>{t('profileForms.consequenceSftp')}</li>}
      <li>
        {t(withKey ? 'profileForms.consequenceThisKey' : 'profileForms.consequenceKeys')}
      </li>
    </ul>
  )
}
