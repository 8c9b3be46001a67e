import type { Account } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { failureWords } from '#src/forms/failure-words.ts'
import { useRich, useT } from '#src/i18n/context.ts'

import { usePanel } from './panel-context.ts'

type SignOutTroubleProps = {
  /** Who was to be signed out; `null` when the panel only said that there is somebody. */
  account: Account | null
  /** Who is still signed in; nothing when nobody is, or while nobody knows. */
  still: Account | null | undefined
  /** Why nobody knows: the panel was asked afterwards, and did not tell. */
  error: Error | null
}

/**
 * What became of a sign-out that did not end as it should, beside the button that tries again: somebody is still signed
 * in, or nobody can tell, and the panel's own page as the other way. Throws an error that is no failure of the panel.
 */
export function SignOutTrouble({ account, still, error }: SignOutTroubleProps) {
  const t = useT()
  const rich = useRich()
  const { panelUrl, panelName } = usePanel()
  if (error && !isFailure(error)) throw error
  if (!error && !still) return null
  const link = (
    <a href={panelUrl} target="_blank" rel="noopener">
      {t('signIn.outLink', { panel: panelName })}
    </a>
  )
  return (
    <p role="alert">
      {still
        ? rich('signIn.outStill', { name: <bdi>{still.username}</bdi>, link })
        : account
          ? rich('signIn.outUnknown', { name: <bdi>{account.username}</bdi>, link })
          : rich('signIn.outUnknownWho', { link })}
      {error && ` ${failureWords(error, t).text}`}
    </p>
  )
}
